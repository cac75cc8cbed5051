import { CircleX } from 'lucide-react';

type Props = { title: string; meaning: string; nextSteps: readonly string[] };

/** What is wrong, what it means, and what to do, one step after the other. */
export const WhatToDo = ({ title, meaning, nextSteps }: Props) => (
  <>
    <div className="flex gap-3">
      <CircleX aria-hidden className="mt-0.5 size-5 shrink-0 text-bad" />
      <div className="grid gap-1">
        <h3 className="font-semibold">{title}</h3>
        <p className="text-soft">{meaning}</p>
      </div>
    </div>
    <ol className="grid gap-2">
      {nextSteps.map((step, index) => (
        <li key={step} className="flex gap-3">
          <span
            aria-hidden
            className="grid size-5 shrink-0 place-items-center rounded-full bg-sunken text-xs font-medium text-soft tabular-nums"
          >
            {index + 1}
          </span>
          <span className="min-w-0">{step}</span>
        </li>
      ))}
    </ol>
  </>
);
