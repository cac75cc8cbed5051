import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand } from '#cli/index.ts';
import { printed } from '#fake-jira/demo/scenario.ts';
import { type Scenario, startDemoJira } from '#fake-jira/scenarios.ts';
import { freePort } from './free-port.ts';
import { type Inbox, openInbox } from '#fake-jira/inbox/inbox.ts';
import { table } from './table.ts';

/** The owner has the address of the fake Cloud's administrator, so that the guide can be followed to the letter. */
const OWNER = { email: 'ada@owl.example', password: 'watching-owls-at-night' };

/** OwlHub with throw-away data, a fake Jira and an inbox for what it sends beside it, until Ctrl-C. */
export async function demo(): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'owlhub-demo-'));
  await using fake = await startDemoJira();
  await using inbox = await openInbox(fake.jira);
  try {
    // PostgreSQL's own user passes through when this runs as root.
    await chmod(folder, 0o711);
    const caFile = path.join(folder, 'fake-jira-ca.pem');
    await writeFile(caFile, fake.jira.ca);
    const explain = once((text) => text + explanation(text, fake.scenarios, inbox));
    return await runCommand(['start'], {
      env: {
        ...process.env,
        ...settings(folder, caFile, fake.jira.gateway.url),
        ...(await mailSettings(inbox)),
      },
      input: process.stdin,
      write: (text) => void process.stdout.write(explain(text)),
      complain: (text) => void process.stderr.write(text),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const settings = (folder: string, caFile: string, gateway: string) => ({
  OWLHUB_DATA_DIR: path.join(folder, 'data'),
  OWLHUB_OWNER_EMAIL: OWNER.email,
  OWLHUB_OWNER_PASSWORD: OWNER.password,
  OWLHUB_ALLOWED_NETWORKS: '127.0.0.0/8,::1/128',
  OWLHUB_ATLASSIAN_GATEWAY: gateway,
  OWLHUB_EXTRA_CA_FILE: caFile,
  // What belongs to a real OwlHub on this machine stays out of the demo.
  OWLHUB_KEYS: `demo:${randomBytes(32).toString('base64')}`,
  OWLHUB_ALLOW_HTTP: '',
  OWLHUB_CHAT_HOSTS: 'localhost',
  OWLHUB_TRUSTED_PROXIES: '',
  DATABASE_URL: '',
  HTTPS_PROXY: '',
  https_proxy: '',
});

/** Links in mails lead to an address that OwlHub has to know before it starts. */
async function mailSettings({ smtpUrl }: Inbox) {
  const wanted = process.env['PORT'] || '3000';
  const PORT = wanted === '0' ? String(await freePort()) : wanted;
  return {
    PORT,
    HOST: 'localhost',
    OWLHUB_URL: `http://localhost:${PORT}`,
    OWLHUB_SMTP_URL: smtpUrl,
    OWLHUB_MAIL_FROM: 'OwlHub <owlhub@owl.example>',
  };
}

function explanation(welcome: string, scenarios: readonly Scenario[], inbox: Inbox): string {
  const address = /http\S+/.exec(welcome)?.[0] ?? '';
  const rows = scenarios.map(({ title, siteUrl, account, accessToken, expect, note }) => [
    expect === 'connected' ? 'Connected' : `Failed: ${expect}`,
    siteUrl,
    account ?? '(leave empty)',
    accessToken,
    `${title}. ${note}`,
  ]);
  const head = ['You will see', 'Jira Site URL', 'Account', 'Access Token', 'Because'];
  const wide = table([head, ...rows]);
  return [
    '',
    'Beside it runs a fake Jira: a Cloud site and some Data Centers. Nothing here is real, and nothing is kept.',
    '',
    `1. Open ${address} and sign in as ${OWNER.email} with the password ${OWNER.password}`,
    '2. Choose Integrations, Add New Integration, Jira',
    '3. Type a name of your choice and one of these lines, then Create Integration:',
    '',
    fits(wide) ? wide : printed(scenarios),
    '',
    `4. Open ${inbox.url} beside it: the inbox of everything that OwlHub sends, with addresses of a Slack, a Teams and`,
    '   a webhook for Settings, Notifications, and with buttons that revoke a token or begin a maintenance',
    '',
    'Invite a colleague under People, and open the link that arrives in a private window: each sees what their roles allow.',
    '',
    '',
  ].join('\n');
}

const fits = (text: string) =>
  Math.max(...text.split('\n').map(({ length }) => length)) <= (process.stdout.columns ?? Infinity);

/** Applies `change` to the first text and lets the later ones pass. */
function once(change: (text: string) => string): (text: string) => string {
  let done = false;
  return (text) => {
    if (done) return text;
    done = true;
    return change(text);
  };
}
