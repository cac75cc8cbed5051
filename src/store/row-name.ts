/** Every column that holds something sealed, and where it is. `owlhub keys rotate` goes through them all. */
export const PLACES = {
  connection: { table: 'integrations', column: 'connection', id: 'id' },
  candidate: { table: 'integrations', column: 'candidate', id: 'id' },
  report: { table: 'integrations', column: 'report', id: 'id' },
  detail: { table: 'verifications', column: 'detail', id: 'id' },
  totp: { table: 'people', column: 'totp', id: 'id' },
  idToken: { table: 'sessions', column: 'id_token', id: 'id' },
  step: { table: 'steps', column: 'secret', id: 'token_hash' },
  mail: { table: 'mails', column: 'content', id: 'id' },
  client: { table: 'providers', column: 'client', id: 'id' },
  providerTest: { table: 'provider_tests', column: 'result', id: 'id' },
  previous: { table: 'integrations', column: 'previous', id: 'id' },
  happening: { table: 'happenings', column: 'detail', id: 'id' },
  channel: { table: 'channels', column: 'target', id: 'id' },
  channelReport: { table: 'channels', column: 'report', id: 'id' },
  deliveryAnswer: { table: 'deliveries', column: 'answer', id: 'id' },
  told: { table: 'told', column: 'content', id: 'id' },
  auditChange: { table: 'audit_entries', column: 'change', id: 'seq' },
  auditSeal: { table: 'audit_head', column: 'seal', id: 'id' },
} as const;

export type Place = keyof typeof PLACES;

/** The names of the first four are in what was sealed before: they stay as they are. */
const FIRST: Partial<Record<Place, (id: string) => string>> = {
  connection: (id) => `integration:${id}/connection`,
  candidate: (id) => `integration:${id}/candidate`,
  report: (id) => `integration:${id}/report`,
  detail: (id) => `verification:${id}`,
};

/** What a sealed value is bound to: it opens in its own column of its own row and nowhere else. */
export function rowName(place: Place, id: string): string {
  const { table, column } = PLACES[place];
  return FIRST[place]?.(id) ?? `${table}:${id}/${column}`;
}
