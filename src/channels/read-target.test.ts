import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { reveal } from '#secrets/reveal.ts';
import { Secret } from '#secrets/secret.ts';
import { signingSecret } from '#test/signing-secret.ts';
import { OFFICIAL_HOSTS } from './allowed-hosts.ts';
import type { WebTarget } from './channel.ts';
import { readTarget } from './read-target.ts';

type Kind = WebTarget['kind'];

const RULES = { allowHttp: false, allowedHosts: OFFICIAL_HOSTS };

/** No scanner is to take these for real ones. */
const SLACK = ['https://hooks.slack.com', 'services', 'T0FAKE', 'B0FAKE', 'fakefakefake'].join('/');
const FLOW =
  'workflows/0f4ke/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0';
const NEW_HOST = 'https://default0f4ke.12.environment.api.powerplatform.com';
const TEAMS = `${NEW_HOST}/powerautomate/automations/direct/${FLOW}&sig=fake-signature`;

function read(kind: Kind, text: string, rules = RULES) {
  const url = new Secret(text);
  const typed = kind === 'webhook' ? { kind, url, secrets: [signingSecret('first')] } : { kind, url };
  return readTarget(typed, rules);
}
const addressFrom = (...given: Parameters<typeof read>): string => {
  const result = read(...given);
  if (!result.ok) return result.failure.reason ?? '';
  return 'url' in result.value ? reveal(result.value.url) : '';
};

test.each<[Kind, string, string?]>([
  ['slack', SLACK],
  ['slack', ` <${SLACK}>\n`, SLACK],
  ['slack', `${SLACK}/`, SLACK],
  ['slack', SLACK.replace('https://', ''), SLACK],
  ['slack', SLACK.replace('hooks.slack', 'HOOKS.slack'), SLACK],
  ['slack', SLACK.replace('slack.com', 'slack-gov.com')],
  ['teams', TEAMS],
  ['teams', TEAMS.replace('.com/', '.com:443/'), TEAMS],
  ['teams', `https://prod-12.westeurope.logic.azure.com/${FLOW}&sig=fake-signature`],
  ['webhook', 'https://hooks.example.com/fake?key=fake%2Fkey'],
  ['webhook', 'hooks.example.com:8443/fake', 'https://hooks.example.com:8443/fake'],
  ['webhook', 'https://hooks.example.com/fake#part', 'https://hooks.example.com/fake'],
  ['webhook', 'https://10.0.0.5/fake'],
  ['webhook', `https://prod-12.westeurope.logic.azure.com/${FLOW}&sig=fake-signature`],
])('an address of %s may be pasted as %j', (kind, text, expected = text) => {
  expect(addressFrom(kind, text)).toBe(expected);
});

test.each<[Kind, string, string]>([
  ['slack', '', 'empty'],
  ['slack', 'not an address', 'not_an_address'],
  ['slack', 'mailto:ada@example.com', 'not_an_address'],
  ['slack', `https://hooks.slack.com/${'x'.repeat(4_000)}`, 'too_long'],
  ['slack', SLACK.replace('https://', 'https://user:pass@'), 'has_credentials'],
  ['slack', SLACK.replace('https:', 'http:'), 'insecure'],
  ['slack', SLACK.replace('hooks.slack.com', 'hooks.slack.com.evil.example'), 'not_slack'],
  ['slack', SLACK.replace('hooks.slack.com', 'evilhooks.slack.com'), 'slack_page'],
  ['slack', SLACK.replace('hooks.', 'acme.'), 'slack_page'],
  ['slack', 'https://hooks.slack.com/triggers/E0FAKE/1/fake', 'slack_workflow'],
  ['slack', 'https://hooks.slack.com/workflows/T0FAKE/A0FAKE/1/fake', 'slack_workflow'],
  ['slack', 'https://hooks.slack.com/services/T0FAKE/B0FAKE', 'slack_incomplete'],
  ['slack', TEAMS, 'not_slack'],
  ['teams', SLACK, 'not_teams'],
  ['teams', TEAMS.replace('.powerplatform.com', '.powerplatform.com.evil.example'), 'not_teams'],
  ['teams', 'https://environment.api.powerplatform.com/', 'not_teams'],
  ['teams', `${NEW_HOST}/powerautomate`, 'teams_incomplete'],
  ['teams', TEAMS.replace('&sig=fake-signature', ''), 'teams_unsigned'],
  [
    'teams',
    'https://acme.webhook.office.com/webhookb2/fake@fake/IncomingWebhook/fake/fake',
    'connector_retired',
  ],
  ['teams', 'https://outlook.office.com/webhook/fake', 'connector_retired'],
  ['webhook', 'https://acme.webhook.office.com./webhookb2/fake', 'connector_retired'],
  ['webhook', SLACK, 'slack_as_webhook'],
  ['webhook', 'http://hooks.example.com/fake', 'insecure'],
  ['webhook', 'ftp://hooks.example.com/fake', 'not_an_address'],
  ['webhook', 'https://hooks.example.com\\@evil.example/fake', 'not_an_address'],
  ['webhook', 'https://hooks.example.com:0/fake', 'not_an_address'],
])('for %s, %j is refused as %s', (kind, text, reason) => {
  const result = read(kind, text);
  expect(result).toMatchObject({ ok: false, failure: { field: 'url', reason } });
  if (result.ok) return;
  const { message, fix } = result.failure;
  for (const words of [message, fix]) expect(words).toMatch(/^[A-Z][^]*\.$/);
  expect(message + fix).not.toMatch(/0f4ke|fakefake|please/i);
});

const http = (address: string) => address.replace('https:', 'http:');

test('plain http is for test networks, and never for Slack and Microsoft themselves', () => {
  const rules = {
    allowHttp: true,
    allowedHosts: { slack: [...OFFICIAL_HOSTS.slack, 'localhost'], teams: OFFICIAL_HOSTS.teams },
  };
  expect(addressFrom('webhook', 'http://hooks.example.com/fake', rules)).toBe(
    'http://hooks.example.com/fake',
  );
  expect(addressFrom('slack', 'http://localhost:4000/services/T/B/X', rules)).toMatch(/^http:/);
  expect(addressFrom('slack', http(SLACK), rules)).toBe('insecure');
  expect(addressFrom('teams', http(TEAMS), rules)).toBe('insecure');
});

test('whatever is typed, only Slack itself becomes a Slack address', () => {
  const part = fc.constantFrom(
    'https://',
    'hooks.slack.com',
    '/services/T/B/X',
    '@',
    '\\',
    '#',
    '?',
    '.',
    'evil.example',
    ':443',
    '%2F',
    '//',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 7 }), (parts) => {
      const text = addressFrom('slack', parts.join(''));
      const { hostname, protocol, username } = URL.parse(text) ?? {
        hostname: '',
        protocol: '',
        username: '',
      };
      if (!protocol) return;
      expect({ hostname, protocol, username }).toEqual({
        hostname: 'hooks.slack.com',
        protocol: 'https:',
        username: '',
      });
    }),
  );
});

const recipients = (...to: string[]) => readTarget({ kind: 'mail', to }, RULES);

test('mail addresses are taken apart, tidied, and each kept once', () => {
  const typed = ['Ada <ada@example.com>; mailto:grace@example.com,', ' ADA@example.com\nsoc@example.com '];
  expect(recipients(...typed)).toEqual({
    ok: true,
    value: { kind: 'mail', to: ['ADA@example.com', 'grace@example.com', 'soc@example.com'] },
  });
});

test.each([
  [['nobody'], /^This is no mail address: nobody\.$/],
  [['ada@example.com', 'Ada <>, x@'], /no mail address: x@/],
  [[`${'a'.repeat(250)}@example.com`], /no mail address/],
  [[' ', ''], /There is no mail address/],
  [
    Array.from({ length: 21 }, (_, index) => `ada${index}@example.com`),
    /21 mail addresses, and 20 are the most/,
  ],
])('recipients %j are refused', (typed, expected) => {
  expect(recipients(...typed)).toMatchObject({
    ok: false,
    failure: { field: 'to', message: expect.stringMatching(expected) },
  });
});

test('twenty recipients are not too many', () => {
  expect(recipients(...Array.from({ length: 20 }, (_, index) => `ada${index}@example.com`)).ok).toBe(true);
});
