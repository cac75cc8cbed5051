import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from 'vitest';

const DEMO = path.resolve(import.meta.dirname, 'demo.ts');

test('the demo prints what to type, lets its owner in, connects as the first line says, and ends with Ctrl-C', async () => {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `process.exitCode = await (await import(${JSON.stringify(DEMO)})).demo(); setTimeout(() => process.exit(), 500).unref();`,
    ],
    {
      env: { PATH: '/usr/bin:/bin', PORT: '0' },
    },
  );
  const ended = once(child, 'close');
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const address = /Open (http\S+) and sign in/.exec(said)?.[1];
      if (address) resolve(address);
    });
    void ended.then(() => reject(new Error(said)));
  });
  const [, email = '', password = ''] = /sign in as (\S+) with the password (\S+)/.exec(said) ?? [];
  const json = { 'content-type': 'application/json', origin: url };
  const session = await fetch(`${url}/api/sessions`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ email, password }),
  });
  expect(session.status).toBe(201);
  const [, siteUrl, account, accessToken] = /^ {2}Connected +(\S+) +(\S+@\S+) +(\S+)/m.exec(said) ?? [];
  const connection = await fetch(`${url}/api/connection-tests`, {
    method: 'POST',
    headers: { ...json, cookie: session.headers.get('set-cookie')?.split(';')[0] ?? '' },
    body: JSON.stringify({ type: 'jira', siteUrl, account, accessToken }),
  });
  expect(await connection.json()).toMatchObject({ outcome: 'passed' });
  child.kill('SIGINT');
  expect((await ended)[0]).toBe(0);
});
