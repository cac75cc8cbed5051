import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Integration, IntegrationList } from '#contract/integration.ts';
import { StartProblem } from '#kernel/start-problem.ts';
import { JSON_TOO, parseArguments } from './arguments.ts';
import { askForSecret } from './ask-for-secret.ts';
import { askOwlHub } from './ask-owlhub.ts';
import { type Io, UsageError } from './io.ts';
import { printTable } from './print-table.ts';
import { printable } from './printable.ts';

const OPTIONS = {
  ...JSON_TOO,
  name: { type: 'string' },
  site: { type: 'string' },
  account: { type: 'string' },
  ca: { type: 'string' },
} as const;

type Values = ReturnType<typeof parseArguments<typeof OPTIONS>>['values'];

/** `owlhub integrations list | show | add | verify`, through the API. */
export async function integrations(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArguments(args, OPTIONS);
  const [verb, id, ...more] = positionals;
  if (verb === 'list' && id === undefined) return list(io, values);
  if (verb === 'add' && id === undefined) return add(io, values);
  if (verb === 'show' && id !== undefined && more.length === 0) return show(io, values, await read(io, id));
  if (verb === 'verify' && id !== undefined && more.length === 0) return verify(io, values, id);
  throw new UsageError('Say: owlhub integrations list, add, show <id> or verify <id>');
}

const pathOf = (id: string) => `/api/integrations/${encodeURIComponent(id)}`;
const read = (io: Io, id: string) => askOwlHub<Integration>(io, { method: 'GET', path: pathOf(id) });

async function list(io: Io, { json }: Values): Promise<number> {
  const all = await listAll(io);
  if (json) io.write(`${JSON.stringify(all, null, 2)}\n`);
  else {
    const rows = all.map(({ id, name, status, siteUrl, failure }) => [
      id,
      name,
      status,
      siteUrl ?? '',
      failure?.title ?? '',
    ]);
    printTable(['ID', 'NAME', 'STATUS', 'SITE', 'WHY'], rows, io.write);
  }
  return 0;
}

const PAGE = 200;

async function listAll(io: Io): Promise<Integration[]> {
  const all: Integration[] = [];
  for (;;) {
    const path = `/api/integrations?limit=${PAGE}&offset=${all.length}`;
    const page = await askOwlHub<IntegrationList>(io, { method: 'GET', path });
    all.push(...page.integrations);
    if (page.integrations.length === 0 || all.length >= page.total) return all;
  }
}

async function add(io: Io, { name, site, account, ca, json }: Values): Promise<number> {
  if (!name || !site) throw new UsageError('Say: owlhub integrations add --name <name> --site <url>');
  const pem = ca === undefined ? null : await readAuthority(ca);
  const accessToken = await askForSecret(io, 'Access token (not shown): ');
  const body = { type: 'jira', name, siteUrl: site, accessToken, account: account ?? null, ca: pem };
  const made = await askOwlHub<Integration>(io, { method: 'POST', path: '/api/integrations', body });
  return show(io, { json }, made);
}

async function readAuthority(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new StartProblem(`The certificate file ${path} cannot be read.`);
  });
}

const LOOK_EVERY_MS = 300;
/** Pending never lasts longer. */
const AT_MOST_MS = 120_000;

async function verify(io: Io, values: Values, id: string): Promise<number> {
  await askOwlHub(io, { method: 'POST', path: `${pathOf(id)}/verifications` });
  for (const deadline = Date.now() + AT_MOST_MS; ; await wait(LOOK_EVERY_MS)) {
    const integration = await read(io, id);
    const isSettled = integration.currentVerification === undefined && integration.status !== 'pending';
    if (!isSettled && Date.now() < deadline) continue;
    show(io, values, integration);
    return integration.status === 'connected' && integration.trouble === undefined ? 0 : 1;
  }
}

const ENDS = { token: 'Token', certificate: 'Certificate', support: 'Support' } as const;

function show(io: Io, { json }: Pick<Values, 'json'>, integration: Integration): number {
  if (json) {
    io.write(`${JSON.stringify(integration, null, 2)}\n`);
    return 0;
  }
  const { id, name, status, siteUrl, account, verifiedAt, failure } = integration;
  const lines = [
    `${name}: ${status}`,
    `  Id: ${id}`,
    `  Site: ${siteUrl ?? 'cannot be read'}`,
    `  Account: ${account ?? 'none'}`,
    `  Last verified: ${verifiedAt ?? 'never'}`,
    ...integration.endings.map(
      ({ what, endsAt, words }) => `  ${ENDS[what]} ends: ${endsAt.slice(0, 10)}. ${words}`,
    ),
    ...(failure ? [`  ${failure.title}. ${failure.meaning}`] : []),
    ...(integration.break ? [`  Likely cause: ${integration.break.cause.words}`] : []),
    ...(failure?.nextSteps ?? []).map((step, index) => `    ${index + 1}. ${step}`),
  ];
  io.write(lines.map((line) => `${printable(line)}\n`).join(''));
  return 0;
}
