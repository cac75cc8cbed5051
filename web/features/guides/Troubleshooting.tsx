import { Address } from '#web/ui/Steps.tsx';

const ROWS: readonly { shows: string; means: React.ReactNode }[] = [
  {
    shows: 'The address uses http, which is not encrypted',
    means: 'OwlHub sends a token over https only, and offers the https address as a button.',
  },
  {
    shows: 'Jira lives under another path',
    means: (
      <>
        This Jira answers under a path, such as <Address>https://jira.your-company.com/jira</Address>. OwlHub
        has found it; the button uses it.
      </>
    ),
  },
  {
    shows: 'No such host',
    means: 'The name in the address is mistyped, or is known only inside your network, where OwlHub is not.',
  },
  {
    shows: 'That address is on a private network',
    means: (
      <>
        Whoever runs OwlHub allows the network with <Address>OWLHUB_ALLOWED_NETWORKS</Address>.
      </>
    ),
  },
  {
    shows: 'The certificate is not trusted',
    means: 'Your company issues its own certificates. Add its authority’s certificate under More options.',
  },
  {
    shows: 'Jira rejected the token',
    means:
      'The token is revoked, expired or mistyped, or the email beside it is not that of the account that made it. Make a new token and paste it with Replace token.',
  },
  {
    shows: 'Jira answered, but ignored the token',
    means: 'Some servers answer anybody. OwlHub does not take that for success; make a new token.',
  },
  {
    shows: 'Jira wants a person to sign in first',
    means: 'Too many wrong passwords. Sign in to Jira once in the browser, then click Verify now.',
  },
  {
    shows: 'The token lacks scopes',
    means: 'It was made with scopes. The page names those that are missing; make a new one that has them.',
  },
  {
    shows: 'The account may not see any project',
    means: 'A Jira administrator gives the account the permission Browse projects in at least one project.',
  },
  {
    shows: 'Pending, and trying again',
    means: 'Jira is slow or away. OwlHub tries twice more within half a minute before it says Failed.',
  },
];

/** What OwlHub shows, and what is behind it. */
export const Troubleshooting = () => (
  <dl className="divide-y rounded-lg border bg-surface">
    {ROWS.map(({ shows, means }) => (
      <div
        key={shows}
        className="grid gap-x-6 gap-y-1 px-4 py-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] sm:px-5"
      >
        <dt className="font-medium">{shows}</dt>
        <dd className="text-soft">{means}</dd>
      </div>
    ))}
  </dl>
);
