import { html, redirect, text } from '../answer.ts';
import type { Answer, Ask } from '../ask.ts';
import { CertificateAuthority } from '../certificate-authority.ts';
import { control } from '../control.ts';
import { LEVERS } from '../demo/levers.ts';
import type { FakeJira } from '../index.ts';
import { Ledger } from '../ledger.ts';
import { Origin } from '../origin.ts';
import { type Arrived, arrivedByMail, arrivedByPost } from './arrived.ts';
import { openMailServer } from './mail-server.ts';
import { inboxPage } from './page.ts';
import { newPath, played } from './receivers.ts';

const KEPT = 200;

export type Inbox = AsyncDisposable & {
  /** Of the page that shows what arrived. */
  url: string;
  /** Of the mail server. */
  smtpUrl: string;
};

/** A mail server, a Slack, a Teams and a webhook on the loopback, and a page that shows what arrived at any of them. */
export async function openInbox(jira: FakeJira): Promise<Inbox> {
  const arrived: Arrived[] = [];
  let done: string | null = null;
  const keep = (one: Arrived) => {
    arrived.unshift(one);
    arrived.length = Math.min(arrived.length, KEPT);
  };
  const mail = await openMailServer(async ({ to, raw }) => keep(await arrivedByMail(raw, to, new Date())));
  const pull = control(jira, () => ({}));

  const page = ({ path }: Ask): Answer =>
    path === '/'
      ? html(inboxPage({ arrived, addresses, levers: LEVERS, done }))
      : text('Nothing is here.', 404);
  const post = (ask: Ask): Answer => {
    const lever = LEVERS[Number(/^\/levers\/(\d+)$/.exec(ask.path)?.[1] ?? NaN)];
    if (!lever) {
      keep(arrivedByPost(ask, new Date()));
      return played(ask);
    }
    const { status } = pull({ ...ask, path: '/__control', body: JSON.stringify(lever.command) });
    done = status === 200 ? lever.label : null;
    return redirect('/', 303);
  };

  const origin = await Origin.open({
    title: 'inbox',
    authority: await CertificateAuthority.shared(),
    ledger: new Ledger(false),
    answer: (ask) => (ask.method === 'POST' ? post(ask) : page(ask)),
  });
  const addresses = [
    ['Slack', `${origin.httpsUrl}${newPath('slack')}`],
    ['Microsoft Teams', `${origin.httpsUrl}${newPath('teams')}`],
    ['Webhook', `${origin.httpsUrl}${newPath('webhook')}`],
  ] as const;
  return {
    url: `${origin.httpUrl}/`,
    smtpUrl: mail.url,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([origin.close(), mail[Symbol.asyncDispose]()]);
    },
  };
}
