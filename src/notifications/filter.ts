import type { Told } from './notification.ts';

/** What a channel wants to be told; null is everything. */
export type Filter = { types: readonly string[] | null; integrationIds: readonly string[] | null };

/** What is about no integration does not go to a channel that wants certain integrations only. */
export const fits = ({ types, integrationIds }: Filter, { type, integration }: Told): boolean =>
  (types === null || types.includes(type)) &&
  (integrationIds === null || (integration !== null && integrationIds.includes(integration.id)));
