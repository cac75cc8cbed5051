import type { Integration } from '#contract/integration.ts';
import { Time } from '#web/ui/Time.tsx';
import { StatusBadge } from './StatusBadge.tsx';
import { addressOf, everyWords } from '#web/words.ts';

const and = new Intl.ListFormat('en-GB');

/** Status and the one sentence behind it. The same two lines whatever happens. */
export function Headline({ integration }: { integration: Integration }) {
  const { owners } = integration;
  return (
    <div className="grid gap-2.5">
      <p className="flex flex-wrap gap-x-3 text-xs text-faint">
        <span className="max-w-full truncate font-mono" title={integration.siteUrl ?? undefined}>
          {addressOf(integration)}
        </span>
        {owners.length > 0 && <span>Owned by {and.format(owners.map(({ name }) => name))}</span>}
      </p>
      <div className="flex items-start gap-3">
        <StatusBadge status={integration.status} live />
        <p className="line-clamp-2 min-h-11 min-w-0 pt-0.5 text-sm sm:line-clamp-1 sm:min-h-6">
          <Sentence integration={integration} />
        </p>
      </div>
    </div>
  );
}

function Sentence({ integration }: { integration: Integration }) {
  const { status, since, failure, trouble, verifiedAt, replacement, checkEveryMinutes } = integration;
  switch (status) {
    case 'pending':
      if (trouble) return `${trouble.failure.title}. Trying again.`;
      return verifiedAt ? 'Being verified again, after a change.' : 'Being verified for the first time.';
    case 'failed':
      return (
        <>
          <span className="font-medium">{failure?.title}</span>, <Time at={since} />
        </>
      );
    case 'paused':
      return (
        <>
          No requests are sent. Paused <Time at={since} />
        </>
      );
    case 'connected':
      if (replacement) {
        return (
          <>
            {replacement.state === 'rejected'
              ? 'The values in use work; the new ones were not accepted.'
              : 'The values in use work; the new ones are being proven.'}{' '}
            <a href="#new-values" className="font-medium text-accent-text underline underline-offset-2">
              {replacement.state === 'rejected' ? 'See why' : 'See them'}
            </a>
          </>
        );
      }
      if (trouble) {
        return (
          <>
            Trouble began <Time at={trouble.since} />: {trouble.failure.title}
          </>
        );
      }
      return verifiedAt ? (
        <>
          Last verified <Time at={verifiedAt} />, {everyWords(checkEveryMinutes)}
        </>
      ) : null;
  }
}
