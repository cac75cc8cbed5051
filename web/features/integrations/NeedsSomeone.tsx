import { Link } from '@tanstack/react-router';
import { ChevronRight, CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { Integration } from '#contract/integration.ts';
import { Card } from '#web/ui/Card.tsx';
import { Time, useToday } from '#web/ui/Time.tsx';
import { type Need, needsOf } from './needs.ts';

export function NeedsSomeone({ integrations }: { integrations: readonly Integration[] }) {
  const needs = needsOf(integrations, useToday());
  return (
    <Card title="Needs someone">
      {needs.length === 0 ? (
        <p className="flex items-center gap-2.5 px-4 py-6 text-soft sm:px-5">
          <CircleCheck aria-hidden className="size-5 shrink-0 text-good" />
          Nothing right now. OwlHub goes on watching.
        </p>
      ) : (
        <ul className="divide-y">
          {needs.map((need) => (
            <NeedRow key={need.id + need.what} need={need} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function NeedRow({ need: { id, name, what, urgent, at } }: { need: Need }) {
  const Icon = urgent ? CircleAlert : TriangleAlert;
  return (
    <li>
      <Link
        to="/integrations/$id"
        params={{ id }}
        className="flex items-center gap-3 px-4 py-3 hover:bg-sunken sm:px-5"
      >
        <Icon aria-hidden className={`size-5 shrink-0 ${urgent ? 'text-bad' : 'text-warn'}`} />
        <span className="min-w-0 flex-1">
          <span className="block font-medium wrap-anywhere">{name}</span>
          <span className="block text-sm text-soft">{what}</span>
        </span>
        <span className="shrink-0 text-sm text-faint">{at && <Time at={at} />}</span>
        <ChevronRight aria-hidden className="size-4 shrink-0 text-faint" />
      </Link>
    </li>
  );
}
