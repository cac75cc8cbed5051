import type { Failure } from '#integrations/failure.ts';
import type { Seen } from '#integrations/seen.ts';
import type { Status } from '#integrations/status.ts';
import type { Verdict } from '#integrations/verdict.ts';
import { plusMs } from '#kernel/instant.ts';
import { Secret } from '#secrets/secret.ts';
import type { IntegrationRecord, StoredConnection } from '#store/integration-record.ts';
import { failing, passing, PROOF } from './fake-connector.ts';

/** A Jira Data Center that is Connected, at noon, and what its next check may bring. */
export const NOON = '2030-01-01T12:00:00.000Z';
export const HOUR = 3_600_000;
export const later = (ms: number) => plusMs(NOON, ms);

export const rejected: Failure = { reason: 'credential_rejected', tried: [], gatewayUnreachable: false };
export const refused: Failure = { reason: 'connection_refused', host: 'acme.example', port: 443 };

export const SEEN: Seen = {
  addresses: ['192.0.2.1'],
  certificate: { fingerprint: 'AA', issuer: 'Old CA', validTo: later(48 * HOUR) },
  edition: 'data_center',
  version: '10.3.12',
  account: { id: 'JIRAUSER1', name: 'Rosa' },
  administrator: true,
};
export const OLD: StoredConnection = {
  siteUrl: 'https://acme.example',
  account: null,
  accessToken: new Secret('fake-old'),
  ca: null,
  organization: null,
  credential: { lastFour: 'aaaa', setAt: later(-HOUR), setBy: 'ada@example.com' },
};
export const NEW: StoredConnection = {
  ...OLD,
  accessToken: new Secret('fake-new'),
  credential: { lastFour: 'bbbb', setAt: NOON, setBy: 'eve@example.com' },
};

export const good = {
  siteUrl: OLD.siteUrl,
  token: { lastFour: 'aaaa', setAt: OLD.credential.setAt, setBy: 'ada@example.com' },
  seen: SEEN,
};
export const connected = { is: 'connected', since: later(-HOUR), trouble: null } as const satisfies Status;
export const RECORD: IntegrationRecord = {
  id: '80000000-0000-4000-8000-000000000000',
  type: 'jira',
  name: 'Acme',
  status: connected,
  checkEveryMinutes: 5,
  nextCheckAt: null,
  verifiedAt: later(-5 * 60_000),
  checkedAt: later(-5 * 60_000),
  createdAt: later(-HOUR),
  createdBy: 'ada@example.com',
  connection: OLD,
  candidate: null,
  keepsSealedCandidate: false,
  previous: null,
  previousUntil: null,
  today: null,
  keyNotHeld: null,
  asRead: null,
  learned: null,
  proof: PROOF,
  good,
  break: null,
  toldVulnerabilities: [],
  isGravelyVulnerable: false,
};

export const passed = (seen: Partial<Seen> = {}): Verdict => ({ ...passing(), seen: { ...SEEN, ...seen } });
export const failed = (failure: Failure, seen: Partial<Seen> = {}): Verdict => ({
  ...failing(failure),
  seen: { ...SEEN, account: null, administrator: null, ...seen },
});
