import type { Connection, Connector, VerifyOptions } from '#connectors/connector.ts';
import type { Failure } from '#integrations/failure.ts';
import { NOTHING_SEEN } from '#integrations/seen.ts';
import { NOTHING_TO_KNOW } from '#integrations/standing.ts';
import type { Proof, Rung, Verdict } from '#integrations/verdict.ts';
import { fail, ok } from '#kernel/result.ts';

export const PROOF: Proof = {
  accountName: 'Ada Fake',
  accountId: 'fake-account',
  accountEmail: 'ada@example.com',
  accountKind: 'person',
  administrator: true,
  limits: [],
  edition: 'cloud',
  version: '1001.0.0',
  siteTitle: 'Fake',
  baseUrl: 'https://fake.example',
  credentialKind: 'classic_token',
  via: 'site',
  expiresAt: null,
  neverExpires: false,
  expirySource: 'Not known.',
  expiryKnownBy: null,
  certificateExpiresAt: null,
  notes: [],
};

const rungs = (outcome: 'passed' | 'failed'): Rung[] => [
  {
    id: 'jira',
    question: 'Does Jira answer here?',
    outcome,
    durationMs: 3,
    evidence: [{ label: 'Status', value: '200' }],
  },
];

export const passing = (): Verdict => ({
  rungs: rungs('passed'),
  failure: null,
  proof: PROOF,
  learned: {
    edition: 'cloud',
    base: 'https://fake.example',
    cloudId: null,
    credentialKind: 'classic_token',
    organization: null,
  },
  seen: NOTHING_SEEN,
});

export const failing = (failure: Failure): Verdict => ({
  rungs: rungs('failed'),
  failure,
  proof: null,
  learned: null,
  seen: NOTHING_SEEN,
});

type Answer = (connection: Connection, options: VerifyOptions) => Verdict | Promise<Verdict>;

/** A connector whose other side does what the test says, and that remembers what it was asked with. */
export function fakeConnector(answer: Answer = passing) {
  const asked: { connection: Connection; options: VerifyOptions }[] = [];
  const fake = {
    asked,
    answer,
    connector: null as unknown as Connector,
  };
  fake.connector = {
    type: 'jira',
    title: 'Jira',
    description: 'A fake.',
    guidePath: '/guides/jira',
    fields: [],
    ladder: [{ id: 'jira', question: 'Does Jira answer here?' }],
    read: ({ organizationId, organizationKey, ...typed }) =>
      URL.canParse(typed.siteUrl) && new URL(typed.siteUrl).protocol === 'https:'
        ? ok({
            ...typed,
            siteUrl: new URL(typed.siteUrl).origin,
            organization:
              organizationId && organizationKey ? { id: organizationId, key: organizationKey } : null,
          })
        : fail({ field: 'siteUrl', failure: { reason: 'address_unusable', problem: 'not_an_address' } }),
    async verify(connection, options) {
      asked.push({ connection, options });
      options.onRung?.(rungs('passed'));
      return fake.answer(connection, options);
    },
    advise: (failure) => ({
      title: `Title of ${failure.reason}`,
      meaning: 'It means this.',
      nextSteps: ['Do that.'],
      whoCanAct: 'you',
      actions: [],
    }),
    standing: () => NOTHING_TO_KNOW,
  };
  return fake;
}
