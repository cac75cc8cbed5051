import type { DeliveryReason } from '#channels/failure.ts';
import { html, json, text } from '#fake-jira/answer.ts';
import { FakeProxy } from '#fake-jira/proxy.ts';
import { freePort } from '#scripts/free-port.ts';
import { teamsError } from '#fake-jira/inbox/receivers.ts';
import { targetAt } from '#test/receivers.ts';
import { answering, elsewhere, hanging, mailed, type Make, network, on, withFault } from './delivery.ts';

/** Office 365 connectors said so with a 200. */
const CONNECTOR_SAID =
  'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ContextId 1';

const SIGN_IN = html('<!doctype html><title>Sign in to continue</title><input type="password">');

/** Every failure of a delivery that the outside can cause, over the real transport. A new reason does not compile without one. */
export const DELIVERIES: Record<
  Exclude<DeliveryReason, 'dns_unavailable' | 'host_unreachable' | 'address_unreadable'>,
  Make[]
> = {
  address_not_allowed: [
    on('webhook', (world) => ({ badSettings: network(world, { allowedNetworks: [] }) })),
    on('slack', (world) => ({ badSettings: network(world, { allowedNetworks: [] }) })),
    elsewhere('https://169.254.169.254'),
    elsewhere('https://[fd00:ec2::254]'),
  ],
  host_not_found: [elsewhere('https://no-such-host.invalid')],
  connection_refused: [elsewhere(async () => `https://127.0.0.1:${await freePort()}`)],
  connect_timed_out: [hanging({ kind: 'connection_hangs' })],
  answer_timed_out: [hanging({ kind: 'hang' }), hanging({ kind: 'slow_answer' })],
  connection_reset: [
    withFault({ kind: 'reset', after: 'request' }),
    withFault({ kind: 'reset', after: 'headers' }, 'slack'),
    withFault({ kind: 'half_answer' }, 'slack'),
  ],
  proxy_refused: [
    on('webhook', async (world) => {
      const proxy = await new FakeProxy({}).open();
      return {
        settings: network(world, { proxy: { url: proxy.url, noProxy: '' } }),
        spoil: () => void (proxy.mood = 'refuse_403'),
        cleanUp: () => proxy[Symbol.asyncDispose](),
      };
    }),
  ],
  certificate_untrusted: [
    withFault({ kind: 'certificate', problem: 'unknown_authority' }),
    withFault({ kind: 'certificate', problem: 'self_signed' }),
  ],
  certificate_expired: [withFault({ kind: 'certificate', problem: 'expired' })],
  certificate_wrong_host: [withFault({ kind: 'certificate', problem: 'wrong_host' })],
  tls_failed: [withFault({ kind: 'not_tls' })],
  answer_unexpected: [
    withFault({ kind: 'not_http' }),
    withFault({ kind: 'huge_headers' }),
    withFault({ kind: 'huge_json' }),
    on('slack', (world) => ({
      spoil: () => {
        world.answer(text('ok', 200));
        world.fault({ kind: 'endless_answer' });
      },
    })),
  ],
  insecure_address: [
    on('webhook', (world) => {
      const plain = targetAt('webhook', world.address('webhook', world.origin.httpUrl));
      return {
        good: plain,
        bad: plain,
        settings: network(world, { allowHttp: true }),
        badSettings: network(world, {}),
      };
    }),
  ],
  address_unusable: [
    on('slack', () => ({ badSettings: { allowedHosts: { slack: ['hooks.slack.com'], teams: [] } } })),
  ],
  connector_retired: [elsewhere('https://acme.webhook.office.com')],
  redirected: [
    answering('webhook', { status: 302, headers: { location: 'https://elsewhere.test/a' }, body: '' }),
    answering('slack', { status: 307, headers: { location: 'https://elsewhere.test/a' }, body: 'ok' }),
    answering('teams', { status: 302, headers: { location: '/login' }, body: '' }),
  ],
  sign_in_required: [
    answering('webhook', text('who are you?', 401)),
    answering('webhook', text('no', 403)),
    answering('teams', teamsError(401, 'DirectApiAuthorizationRequired')),
    answering('slack', { ...SIGN_IN, status: 403 }),
  ],
  webhook_gone: [answering('webhook', text('gone', 410)), answering('teams', text('', 410))],
  webhook_unknown: [
    answering('webhook', text('nothing here', 404)),
    ...['no_service', 'no_service_id', 'no_active_hooks', 'no_team'].map((word) =>
      answering('slack', text(word, 404)),
    ),
    answering('slack', text('invalid_token', 403)),
    answering('slack', text('team_disabled', 403)),
    answering('teams', teamsError(400, 'WorkflowTriggerIsNotEnabled')),
    answering('teams', teamsError(404, 'WorkflowNotFound')),
    answering('teams', text('', 404)),
  ],
  channel_not_found: [answering('slack', text('channel_not_found', 404))],
  channel_archived: [answering('slack', text('channel_is_archived', 410))],
  posting_not_allowed: [
    answering('slack', text('action_prohibited', 403)),
    answering('slack', text('posting_to_general_channel_denied', 403)),
  ],
  payload_refused: [
    answering('slack', text('invalid_blocks', 400)),
    answering('teams', teamsError(400, 'TriggerInputSchemaMismatch')),
    answering('teams', text('Request Entity too large', 413)),
    answering('webhook', json({ problem: 'no such field' }, 422)),
  ],
  rate_limited: [
    answering('slack', text('', 429, { 'retry-after': '30' })),
    answering('teams', text('', 429)),
    answering('webhook', text('slow down', 429)),
  ],
  answered_with_error: [
    answering('slack', text('rollup_error', 500)),
    answering('teams', text('', 502)),
    answering('webhook', html('<title>Bad gateway</title>', 503)),
    answering('webhook', text('no such method', 405)),
  ],
  not_accepted: [
    answering('slack', SIGN_IN),
    answering('teams', SIGN_IN),
    answering('slack', text('', 200)),
    answering('slack', text('ok', 202)),
    answering('slack', json({ ok: true })),
    answering('teams', text(CONNECTOR_SAID, 200)),
    answering('teams', json({ error: { code: 'Later' } }, 202)),
  ],
  mail_not_set_up: [mailed(false)],
  mail_refused: [mailed(true)],
};
