import { expect, test } from 'vitest';
import { adviseOn } from '#integrations/advice.ts';
import { type Failure, NATURE } from '#integrations/failure.ts';
import { jiraAdvice } from './index.ts';

const details = {
  problem: 'empty',
  suggestion: 'https://jira.acme.test/jira',
  host: 'jira.acme.test',
  address: '10.0.0.7',
  range: 'private',
  port: 443,
  at: '/rest/api/2/myself',
  proxy: 'proxy.test:3128',
  status: 503,
  issuer: 'Example CA',
  selfSigned: false,
  validFrom: '2029-01-01T00:00:00.000Z',
  validTo: '2029-12-31T00:00:00.000Z',
  names: ['other.test'],
  code: 'EPROTO',
  found: 'a web page',
  to: 'https://other.test',
  version: '6.4.0',
  minimum: '7.0.0',
  tried: ['classic_token'],
  gatewayUnreachable: true,
  entered: 'ada@owl.test',
  answered: 'eve@owl.test',
  sign: 'X-AUSERNAME: anonymous',
  loginUrl: 'https://jira.acme.test/login.jsp',
  given: 'cloud_token',
  scopes: ['read:jira-work'],
  account: 'ada@owl.test',
  permissions: ['BROWSE_PROJECTS'],
  retryAt: '2030-01-01T12:00:00.000Z',
};
const context = { siteUrl: 'https://jira.acme.test', account: 'ada@owl.test' };

/** Reasons whose advice goes by a problem of their own. */
const PROBLEMS: Record<string, string[]> = {
  answer_unexpected: ['not_json'],
  organization_unusable: ['id_missing', 'key_missing', 'not_an_id', 'token_of_an_account', 'not_whole'],
};
const CASES = Object.keys(NATURE).flatMap((reason) =>
  (PROBLEMS[reason] ?? ['empty']).map((problem) => [reason, problem] as const),
);

test.each(CASES)('%s (%s) gives advice that a person can act on', (reason, problem) => {
  const advice = adviseOn(jiraAdvice, { ...details, reason, problem } as Failure, context);
  expect(advice.title).toMatch(/^[A-Z].{8,70}$/);
  expect(advice.title).not.toMatch(/[.!]$|\b\d{3}\b|error code|please/i);
  expect(advice.meaning).toMatch(/\.$/);
  for (const step of advice.nextSteps) expect(step).toMatch(/^[A-Z].*\.$/);
  expect(JSON.stringify(advice)).not.toMatch(/undefined|null\b.*null|\[object|!"|please/i);
  for (const action of advice.actions) expect(action.label.length).toBeGreaterThan(3);
});
