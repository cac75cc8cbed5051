import type { WebTarget } from '#channels/channel.ts';
import { type ChannelSettings, createChannelSender } from '#channels/sender.ts';
import type { Answer } from '#fake-jira/answer.ts';
import type { Ask } from '#fake-jira/ask.ts';
import { CertificateAuthority } from '#fake-jira/certificate-authority.ts';
import type { Fault } from '#fake-jira/faults.ts';
import { Ledger } from '#fake-jira/ledger.ts';
import { Origin } from '#fake-jira/origin.ts';
import { newPath, played, type ReceiverKind } from '#fake-jira/inbox/receivers.ts';
import { Secret } from '#secrets/secret.ts';
import { signingSecret } from '#test/signing-secret.ts';

/**
 * A Slack, a Teams and a webhook on the loopback, over https and http, and a sender that may post there. `answer` puts
 * another answer in place of theirs; `faults` does everything else that the outside can do.
 */
export async function startReceivers() {
  const authority = await CertificateAuthority.shared();
  const got: Ask[] = [];
  const refusing: { text: string; answer: Answer }[] = [];
  const origin = await Origin.open({
    title: 'receivers',
    authority,
    ledger: new Ledger(true),
    answer: (ask) => {
      const refused = refusing.find(({ text }) => ask.body.includes(text));
      if (refused) return refused.answer;
      got.push(ask);
      return played(ask);
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
    /** Answers so to every message with this text, which then counts as not taken. */
    refuse: (text: string, answer: Answer) => void refusing.push({ text, answer }),
    fault: (fault: Fault) => origin.faults.on(fault),
    /** The text of an address that is secret, made anew. */
    address: (kind: ReceiverKind, base = origin.httpsUrl) => `${base}${newPath(kind)}`,
    [Symbol.asyncDispose]: () => origin.close(),
  };
}

export function targetAt(kind: ReceiverKind, address: string): WebTarget {
  const url = new Secret(address);
  return kind === 'webhook' ? { kind, url, secrets: [signingSecret('first')] } : { kind, url };
}
