import type { Integration } from '#contract/integration.ts';
import type { Permission } from '#people/permission.ts';
import { type Place, placesFor } from '#web/places.ts';

export type Command = { id: string; label: string; group: string } & (
  | { do: 'go'; to: Place['to'] | '/integrations/new' }
  | { do: 'open' | 'verify'; integrationId: string }
  | { do: 'sign_out' }
);

export type Named = Pick<Integration, 'id' | 'name' | 'status'>;

export const ADD: Command = {
  id: 'add',
  label: 'Add New Integration',
  group: 'Page',
  do: 'go',
  to: '/integrations/new',
};
const SIGN_OUT: Command = { id: 'sign out', label: 'Sign out', group: 'Action', do: 'sign_out' };

/** What the palette can do for somebody: places first, then each of these integrations. Pure. */
export const commandsFor = (
  permissions: readonly Permission[],
  integrations: readonly Named[],
): Command[] => [
  ...placesFor(permissions).map(({ to, label }): Command => ({
    id: to,
    label: to === '/guides/jira' ? 'Read the guide' : `Go to ${label}`,
    group: 'Page',
    do: 'go',
    to,
  })),
  ...(permissions.includes('integrations.add') ? [ADD] : []),
  ...integrations.flatMap(({ id, name, status }): Command[] => [
    { id: `open ${id}`, label: name, group: 'Integration', do: 'open', integrationId: id },
    ...(status === 'paused' || !permissions.includes('integrations.verify')
      ? []
      : [
          {
            id: `verify ${id}`,
            label: `Verify ${name}`,
            group: 'Action',
            do: 'verify',
            integrationId: id,
          } as const,
        ]),
  ]),
  SIGN_OUT,
];
