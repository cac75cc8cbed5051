import type { Person } from '#contract/people.ts';

/** Why somebody who manages people cannot change this one at all, or null where they can. Pure. */
export const whyNotManageable = ({ name, manageable }: Pick<Person, 'name' | 'manageable'>) =>
  manageable
    ? null
    : `${name} has rights that you do not have, so only somebody who has them all can change this account.`;

export const LAST_OWNER =
  'The last active owner: cannot be removed, deactivated or lose the role. Make somebody else an owner first.';
