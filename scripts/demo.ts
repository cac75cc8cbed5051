import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand } from '#cli/index.ts';
import { printed } from '#fake-jira/demo/scenario.ts';
import { type Scenario, startDemoJira } from '#fake-jira/scenarios.ts';
import { table } from './table.ts';

/** The owner has the address of the fake Cloud's administrator, so that the guide can be followed to the letter. */
const OWNER = { email: 'ada@owl.example', password: 'watching-owls-at-night' };

/** OwlHub with throw-away data and a fake Jira beside it, until Ctrl-C. */
export async function demo(): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'owlhub-demo-'));
  await using fake = await startDemoJira();
  try {
    // PostgreSQL's own user passes through when this runs as root.
    await chmod(folder, 0o711);
    const caFile = path.join(folder, 'fake-jira-ca.pem');
    await writeFile(caFile, fake.jira.ca);
    const explain = once((text) => text + explanation(text, fake.scenarios));
    return await runCommand(['start'], {
      env: { ...process.env, ...settings(folder, caFile, fake.jira.gateway.url) },
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
  OWLHUB_URL: '',
  OWLHUB_ALLOW_HTTP: '',
  OWLHUB_SMTP_URL: '',
  OWLHUB_MAIL_FROM: '',
  OWLHUB_TRUSTED_PROXIES: '',
  DATABASE_URL: '',
  HTTPS_PROXY: '',
  https_proxy: '',
});

function explanation(welcome: string, scenarios: readonly Scenario[]): string {
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
    'Invite a colleague under People, and open their link in a private window: each sees what their roles allow.',
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
