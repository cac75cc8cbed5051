import { randomBytes } from 'node:crypto';
import type { WebTarget } from '#channels/channel.ts';
import { type ChannelSettings, createChannelSender } from '#channels/sender.ts';
import { type Answer, json, text } from '#fake-jira/answer.ts';
import { type Ask, jsonBody } from '#fake-jira/ask.ts';
import { CertificateAuthority } from '#fake-jira/certificate-authority.ts';
import type { Fault } from '#fake-jira/faults.ts';
import { Ledger } from '#fake-jira/ledger.ts';
import { Origin } from '#fake-jira/origin.ts';
import { Secret } from '#secrets/secret.ts';
import { signingSecret } from '#test/signing-secret.ts';

type Kind = WebTarget['kind'];

const NOTHING = { headers: {}, body: '' };

/** What Slack, Teams and a webhook say to a good message, and to one that they do not understand. */
const PLAYED: Record<Kind, (ask: Ask) => Answer> = {
  slack: (ask) => {
    const body = jsonBody(ask) as { text?: string; blocks?: unknown } | null;
    if (body === null) return text('invalid_payload', 400);
    if (!body.text) return text('no_text', 400);
    return Array.isArray(body.blocks) ? text('ok', 200) : text('invalid_blocks', 400);
  },
  teams: (ask) => {
    const body = jsonBody(ask) as { attachments?: { content?: { type?: string } }[] } | null;
    const isCard = body?.attachments?.[0]?.content?.type === 'AdaptiveCard';
    return isCard ? { status: 202, ...NOTHING } : teamsError(400, 'TriggerInputSchemaMismatch');
  },
  webhook: () => ({ status: 204, ...NOTHING }),
};

export const teamsError = (status: number, code: string): Answer =>
  json({ error: { code, message: 'The fake workflow does not run.' } }, status);

/**
 * A Slack, a Teams and a webhook on the loopback, over https and http, and a sender that may post there. `answer` puts
 * another answer in place of theirs; `faults` does everything else that the outside can do.
 */
export async function startReceivers() {
  const authority = await CertificateAuthority.shared();
  const got: Ask[] = [];
  const origin = await Origin.open({
    title: 'receivers',
    authority,
    ledger: new Ledger(true),
    answer: (ask) => {
      got.push(ask);
      return PLAYED[kindOf(ask)](ask);
    },
  });
  const settings: ChannelSettings = {
    network: {
      allowedNetworks: ['127.0.0.0/8', '::1/128'],
      allowHttp: false,
      extraCa: authority.pem,
      proxy: { url: null, noProxy: '' },
    },
    mailer: null,
    allowedHosts: { slack: ['localhost', '127.0.0.1'], teams: ['localhost', '127.0.0.1'] },
  };
  return {
    got,
    settings,
    origin,
    /** Sends with the settings, changed where a test needs that. */
    sender: (change: Partial<ChannelSettings> = {}) => createChannelSender({ ...settings, ...change }),
    answer: ({ status, headers, body }: Answer) =>
      origin.faults.on({ kind: 'answer', status, headers: headers as Record<string, string>, body }),
    fault: (fault: Fault) => origin.faults.on(fault),
    /** The text of an address that is secret, made anew. */
    address: (kind: Kind, base = origin.httpsUrl) => `${base}${PATHS[kind]()}`,
    [Symbol.asyncDispose]: () => origin.close(),
  };
}

const hex = (bytes: number) => randomBytes(bytes).toString('hex');

const PATHS: Record<Kind, () => string> = {
  slack: () => `/services/T${hex(4)}/B${hex(4)}/${hex(12)}`,
  teams: () =>
    `/powerautomate/automations/direct/workflows/${hex(16)}/triggers/manual/paths/invoke` +
    `?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${randomBytes(32).toString('base64url')}`,
  webhook: () => `/hooks/${hex(12)}?key=${hex(12)}`,
};

const kindOf = ({ path }: Ask): Kind =>
  path.startsWith('/services/') ? 'slack' : path.includes('/triggers/') ? 'teams' : 'webhook';

export function targetAt(kind: Kind, address: string): WebTarget {
  const url = new Secret(address);
  return kind === 'webhook' ? { kind, url, secrets: [signingSecret('first')] } : { kind, url };
}
