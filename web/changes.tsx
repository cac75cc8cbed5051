import { ArrowRight } from 'lucide-react';
import type { Change } from '#contract/watching.ts';

const WHAT: Record<Change['what'], string> = {
  site: 'Address entered',
  address: 'Addresses of the host',
  certificate: 'Certificate',
  version: 'Version',
  account: 'Account',
  right: 'Rights',
  token: 'Token',
  end: 'End of the token',
};

/** What is not as it was: before → now. */
export const Changes = ({ changes }: { changes: readonly Change[] }) => (
  <ul className="grid gap-2">
    {changes.map(({ what, before, after }) => (
      <li key={what + after} className="grid gap-0.5 text-sm">
        <span className="text-faint">{WHAT[what]}</span>
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
