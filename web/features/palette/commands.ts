import type { Integration } from '#contract/integration.ts';

type Place = '/' | '/integrations' | '/integrations/new' | '/guides/jira' | '/settings';

export type Command = { id: string; label: string; group: string } & (
  | { do: 'go'; to: Place }
  | { do: 'open' | 'verify'; integrationId: string }
);

const PLACES: readonly { to: Place; label: string }[] = [
  { to: '/integrations', label: 'Go to Integrations' },
  { to: '/integrations/new', label: 'Add New Integration' },
  { to: '/', label: 'Go to Overview' },
  { to: '/guides/jira', label: 'Read the guide' },
  { to: '/settings', label: 'Go to Settings' },
];

/** Everything the palette can do: places first, then each integration. Pure. */
export const commandsFor = (integrations: readonly Integration[]): Command[] => [
  ...PLACES.map(({ to, label }) => ({ id: to, label, group: 'Page', do: 'go' as const, to })),
  ...integrations.flatMap(({ id, name, status }): Command[] => [
    { id: `open ${id}`, label: name, group: 'Integration', do: 'open', integrationId: id },
    ...(status === 'paused'
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
];
