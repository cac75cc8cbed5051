import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#test/temporary-folder.ts';
import { asking } from './asking.ts';

type Described = { control: string; ca: string; sites: { name: string; url: string }[] };

test('runs on its own, writes its authority, takes orders and ends when told', async () => {
  await using folder = await temporaryFolder();
  const caFile = path.join(folder.path, 'ca.pem');
  const child = spawn(process.execPath, ['fake-jira/main.ts', '--json', '--no-ledger', '--ca-file', caFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { control, ca, sites } = JSON.parse(line) as Described;
  expect(await readFile(caFile, 'utf8')).toBe(ca);

  const ask = asking({ ca });
  const url = `${sites.find(({ name }) => name === 'owl-corp')?.url}/rest/api/3/serverInfo`;
  const order = { do: 'fault', site: 'owl-corp', fault: { kind: 'error', status: 500 }, times: 1 };
  expect((await ask(control, undefined, { method: 'POST', body: JSON.stringify(order) })).status).toBe(200);
  expect([(await ask(url)).status, (await ask(url)).status]).toEqual([500, 200]);

  const asked = await ask(control, undefined, { method: 'POST', body: '{"do":"asked"}' });
  expect([asked.status, asked.body]).toEqual([
    400,
    { problem: 'This fake Jira was started without a ledger.' },
  ]);

  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
