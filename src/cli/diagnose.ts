import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '#config.ts';
import type { Connector, TypedConnection } from '#connectors/connector.ts';
import { createJiraConnector } from '#connectors/jira/index.ts';
import type { Verdict } from '#integrations/verdict.ts';
import { StartProblem } from '#kernel/start-problem.ts';
import { askForSecret } from './ask-for-secret.ts';
import { type Io, UsageError } from './io.ts';
import { printVerdict } from './print-verdict.ts';

/** `owlhub diagnose <site-url>`: climbs the ladder from this terminal. 0 connected, 1 failed, 2 called wrongly. */
export async function diagnose(args: string[], io: Io): Promise<number> {
  const { siteUrl, account, ca, json } = readArguments(args);
  const connector = await connectorOf(io);
  const typed: TypedConnection = {
    siteUrl,
    account,
    ca: ca === null ? null : await readAuthority(ca),
    accessToken: await askForSecret(io, 'Access token (not shown): '),
    organizationId: null,
    organizationKey: null,
  };

  const read = connector.read(typed);
  if (!read.ok && read.failure.field === 'ca')
    throw new UsageError(`${ca} holds no certificate in PEM form.`);
  const connection = read.ok ? read.value : { ...typed, organization: null };
  const verdict = await connector.verify(connection, { known: null });
  const advice = verdict.failure ? connector.advise(verdict.failure, connection) : null;

  if (json) io.write(`${JSON.stringify(asJson(verdict, advice), null, 2)}\n`);
  else printVerdict(verdict, advice, io.write);
  return verdict.failure ? 1 : 0;
}

function readArguments(args: string[]) {
  const { values, positionals } = parsed(args);
  const [siteUrl, ...more] = positionals;
  if (!siteUrl) throw new UsageError('Which Jira? Say: owlhub diagnose https://your-domain.atlassian.net');
  if (more.length > 0) {
    throw new UsageError(
      'Only the address is given here. The token is asked for, or read from standard input.',
    );
  }
  return { siteUrl, account: values.account ?? null, ca: values.ca ?? null, json: values.json };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        account: { type: 'string' },
        ca: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The same settings as the server's, so that the answer here is the answer there. */
async function connectorOf({ env }: Io): Promise<Connector> {
  const config = readConfig(env);
  const extraCa = config.extraCaFile ? await readAuthority(config.extraCaFile) : null;
  return createJiraConnector({ ...config, extraCa });
}

async function readAuthority(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new StartProblem(`The certificate file ${path} cannot be read.`);
  }
}

function asJson({ rungs, failure, proof }: Verdict, advice: object | null) {
  const details = failure && advice ? { reason: failure.reason, ...advice, details: failure } : null;
  return { outcome: failure ? 'failed' : 'connected', rungs, failure: details, proof };
}
