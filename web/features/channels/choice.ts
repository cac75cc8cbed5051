import type { Channel, NotificationTypes } from '#contract/channel.ts';

type Filter = Channel['filter'];
export type NotificationType = NotificationTypes['types'][number];
type Type = NotificationType['type'];

/** What a channel is told, as a form holds it: what was chosen is kept while everything is. */
export type Choice = {
  everything: boolean;
  types: readonly Type[];
  all: boolean;
  integrationIds: readonly string[];
};

const usual = (types: readonly NotificationType[]): Type[] =>
  types.filter(({ byDefault }) => byDefault).map(({ type }) => type);

/** What a new channel is told where nobody chooses. Pure. */
export const newChoice = (types: readonly NotificationType[]): Choice => ({
  everything: false,
  types: usual(types),
  all: true,
  integrationIds: [],
});

/** Pure. */
export const choiceOf = ({ types, integrationIds }: Filter, known: readonly NotificationType[]): Choice => ({
  everything: types === null,
  types: types ?? usual(known),
  all: integrationIds === null,
  integrationIds: integrationIds ?? [],
});

/** Pure. */
export const filterOf = ({ everything, types, all, integrationIds }: Choice): Filter => ({
  types: everything ? null : [...types],
  integrationIds: all ? null : [...integrationIds],
});

/** “Everything”, “6 kinds of event”. Pure. */
export const typesInShort = ({ types }: Filter): string =>
  types === null ? 'Everything' : counted(types.length, 'kind', ' of event');

/** “2 integrations”; null where it is about all of them. Pure. */
export const integrationsInShort = ({ integrationIds }: Filter): string | null =>
  integrationIds && counted(integrationIds.length, 'integration');

const counted = (count: number, noun: string, rest = '') =>
  `${count} ${noun}${count === 1 ? '' : 's'}${rest}`;
