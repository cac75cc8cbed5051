import type { Command } from '../control.ts';

/** Something that can be done to the fake Jira while OwlHub watches it. */
export type Lever = { label: string; about: string; command: Command };

const revoked = (token: string, whose: string): Lever[] => [
  {
    label: `Revoke ${token}`,
    about: `The token of ${whose} stops working.`,
    command: { do: 'revoke_token', token },
  },
  {
    label: `Restore ${token}`,
    about: 'It works again, as no real token ever would.',
    command: { do: 'restore_token', token },
  },
];

const ENGINEERING = 'Owl Engineering';
const TOWER = 'Owl Tower';

export const LEVERS: readonly Lever[] = [
  ...revoked('fake-dc-admin-token', `Rosa Root at ${ENGINEERING}`),
  ...revoked('fake-cloud-admin-token', 'Ada Admin at Owl Corp'),
  {
    label: `Begin maintenance of ${ENGINEERING}`,
    about: 'Jira answers 503. That is forgiven for an hour.',
    command: { do: 'change_site', site: ENGINEERING, options: { state: 'MAINTENANCE' } },
  },
  {
    label: `End maintenance of ${ENGINEERING}`,
    about: 'It runs again.',
    command: { do: 'change_site', site: ENGINEERING, options: { state: 'RUNNING' } },
  },
  {
    label: `Renew the certificate of ${TOWER}`,
    about: 'The new one ends in a year instead of three days.',
    command: { do: 'change_site', site: TOWER, options: { certificateDays: 365 } },
  },
];
