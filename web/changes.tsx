import { ArrowRight } from 'lucide-react';
import type { Change } from '#contract/watching.ts';
import { CHANGE_WORDS } from '#integrations/change-words.ts';

/** What is not as it was: before → now. */
export const Changes = ({ changes }: { changes: readonly Change[] }) => (
  <ul className="grid gap-2">
    {changes.map(({ what, before, after }) => (
      <li key={what + after} className="grid gap-0.5 text-sm">
        <span className="text-faint">{CHANGE_WORDS[what]}</span>
        <span className="wrap-anywhere">
          {before}
          <ArrowRight aria-hidden className="mx-1.5 inline size-3.5 text-faint" />
          <span className="sr-only">, now </span>
          {after}
        </span>
      </li>
    ))}
  </ul>
);
