import { writeFile } from 'node:fs/promises';
import { type FakeJira, startFakeJira } from '#fake-jira/index.ts';
import { OWNER } from './app.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A fake Jira with one Cloud site, and the settings with which an OwlHub process trusts it. */
export async function jiraForProcesses() {
  const [jira, folder] = [await startFakeJira(), await temporaryFolder()];
  const caFile = `${folder.path}/ca.pem`;
  await writeFile(caFile, jira.ca);
  const site = await jira.addCloudSite({ title: 'Owl Corp' });
  const ada = site.addAccount({ email: 'ada@owl.test', displayName: 'Ada Owl', administrator: true });
  const token = ada.addToken();
  return {
    jira,
    site,
    ada,
    token,
    dataDir: `${folder.path}/data`,
    env: settingsFor(jira, `${folder.path}/data`, caFile),
    typed: (name = 'Owl') => ({
      type: 'jira',
      name,
      siteUrl: site.url,
      account: 'ada@owl.test',
      accessToken: token.text,
    }),
    async [Symbol.asyncDispose]() {
      await jira.stop();
      await folder[Symbol.asyncDispose]();
    },
  };
}

const settingsFor = (jira: FakeJira, dataDir: string, caFile: string) => ({
  OWLHUB_DATA_DIR: dataDir,
  OWLHUB_OWNER_EMAIL: OWNER.email,
  OWLHUB_OWNER_PASSWORD: OWNER.password,
  OWLHUB_ALLOWED_NETWORKS: '127.0.0.0/8,::1/128',
  OWLHUB_EXTRA_CA_FILE: caFile,
  OWLHUB_ATLASSIAN_GATEWAY: jira.gateway.url,
});

/** Signs in to an OwlHub process. Keeps every answer it got, as text. */
export async function signInTo(url: string) {
  const answers: string[] = [];
  let cookie = '';
  async function ask(method: string, path: string, body?: unknown) {
    const response = await fetch(url + path, {
      method,
      headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    answers.push(text);
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }
  await ask('POST', '/api/sessions', OWNER);
  /** Listens to the events until the server ends. Answers a function that says what came so far. */
  function follow() {
    let heard = '';
    void (async () => {
      const response = await fetch(`${url}/api/events`, { headers: { cookie } });
      for await (const chunk of response.body ?? []) heard += Buffer.from(chunk).toString();
    })().catch(() => undefined);
    return () => heard;
  }
  return {
    ask,
    answers,
    follow,
    get cookie() {
      return cookie;
    },
  };
}
