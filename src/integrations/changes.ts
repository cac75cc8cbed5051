import type { Instant } from '#kernel/instant.ts';
import { dayOf } from './day.ts';
import type { Ending } from './endings.ts';
import type { Seen } from './seen.ts';

/** What may change about a connection. Stored and sent: add, never rename. */
export type What = 'site' | 'address' | 'certificate' | 'version' | 'account' | 'right' | 'token' | 'end';

/** Something that is not as it was, ready to show. Never a secret. */
export type Change = { what: What; before: string; after: string };

/** How a connection was at one moment: what OwlHub used, and what it saw of the other side. */
export type Snapshot = {
  siteUrl: string;
  token: { lastFour: string; setAt: Instant; setBy: string };
  seen: Seen;
};

/** What differs between two moments. What was not seen at one of them is not held to have changed. */
export function changesBetween(before: Snapshot, after: Snapshot): Change[] {
  const { seen: then } = before;
  const { seen: now } = after;
  return [
    differing('site', before.siteUrl, after.siteUrl),
    before.token.setAt === after.token.setAt
      ? null
      : differing('token', tokenOf(before), `${tokenOf(after)}, entered by ${after.token.setBy}`),
    // Those of a cloud change every minute and mean nothing; of what never said what it is, nobody knows.
    then.edition === 'data_center' &&
    then.addresses &&
    now.addresses &&
    areDisjoint(then.addresses, now.addresses)
      ? differing('address', listed(then.addresses), listed(now.addresses))
      : null,
    then.certificate && now.certificate && then.certificate.fingerprint !== now.certificate.fingerprint
      ? differing('certificate', certificateOf(then.certificate), certificateOf(now.certificate))
      : null,
    differing('version', then.version, now.version),
    differing('account', accountOf(then, now), accountOf(now, then)),
    differing('right', rightOf(then), rightOf(now)),
  ].filter((change) => change !== null);
}

/** A name may lead to several, and answers with some of them: one in common means that nothing changed. */
const areDisjoint = (one: readonly string[], other: readonly string[]) =>
  !one.some((address) => other.includes(address));

/** Certificates are renewed with the same names: two that read alike still differ. */
function differing(what: What, before: string | null, after: string | null): Change | null {
  if (before === null || after === null) return null;
  return before === after && what !== 'certificate' ? null : { what, before, after };
}

const listed = (addresses: readonly string[]) => addresses.slice(0, 4).join(', ');
const tokenOf = ({ token }: Snapshot) =>
  token.lastFour ? `ending in ${token.lastFour}` : `entered on ${dayOf(token.setAt)}`;
const certificateOf = ({ issuer, validTo }: NonNullable<Seen['certificate']>) =>
  `issued by ${issuer}, until ${dayOf(validTo)}`;
const rightOf = ({ administrator }: Seen) =>
  administrator === null ? null : administrator ? 'Administrator' : 'Not an administrator';

/** The id is told only where the names do not tell two accounts apart. */
function accountOf({ account }: Seen, { account: other }: Seen): string | null {
  if (!account) return null;
  const isNamesake = other !== null && account.name === other.name && account.id !== other.id;
  return isNamesake ? `${account.name} (${account.id})` : account.name;
}

/** When a token ends and when the one that takes its place does, where that is another day. */
export function endChange(before: Ending | null, after: Ending | null): Change[] {
  const change = differing('end', endOf(before), endOf(after));
  return change ? [change] : [];
}

const endOf = (ending: Ending | null) =>
  ending ? `${dayOf(ending.endsAt)}${ending.knownBy === 'assumed' ? ', assumed' : ''}` : 'No end is known';

const REMEMBERED_ADDRESSES = 16;

/** What is remembered of a good check, so that the next one has something to be held against. */
export function remembered(before: Snapshot | null, now: Snapshot): Snapshot {
  const then = before?.seen.addresses;
  const addresses =
    then && now.seen.addresses && !areDisjoint(then, now.seen.addresses)
      ? [...new Set([...then, ...now.seen.addresses])].slice(0, REMEMBERED_ADDRESSES)
      : now.seen.addresses;
  return { ...now, seen: { ...now.seen, addresses } };
}

/** What people do here is told where they do it. */
export const changesOutside = (changes: readonly Change[]): Change[] =>
  changes.filter(({ what }) => what !== 'site' && what !== 'token');
