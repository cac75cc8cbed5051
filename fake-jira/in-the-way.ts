import type { Ask } from './ask.ts';
import type { Fault } from './faults.ts';
import type { Site } from './site.ts';

type People = Pick<Site, 'accounts' | 'authorizationOf'>;

/** What Jira sees of a request once the proxies in front have had their way with its credential. */
export function seenThrough(ask: Ask, faults: readonly Fault[], site: People): Ask {
  let seen = ask;
  for (const fault of faults) {
    if (fault.kind === 'credential_stripped') seen = withAuthorization(seen, undefined);
    if (fault.kind !== 'identity_injected') continue;
    const account = site.accounts.find(({ traits }) => [traits.name, traits.email].includes(fault.account));
    if (account) seen = withAuthorization(seen, site.authorizationOf(account));
  }
  return seen;
}

const withAuthorization = (ask: Ask, authorization: string | undefined): Ask => ({
  ...ask,
  headers: { ...ask.headers, authorization },
});
