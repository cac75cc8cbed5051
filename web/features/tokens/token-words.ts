import type { ApiToken } from '#contract/api-token.ts';

/** How many days a token may work; the first is what most need. */
export const DAYS = [90, 7, 30, 180, 365] as const;

export const isWorking = ({ status }: Pick<ApiToken, 'status'>) => status === 'active';

/** How a program uses a token. Pure. */
export const exampleOf = (origin: string) =>
  `curl -H "Authorization: Bearer $OWLHUB_TOKEN" ${origin}/api/integrations`;
