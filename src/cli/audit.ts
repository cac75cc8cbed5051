import { readConfig } from '#config.ts';
import { openKeyWork } from '#open-key-work.ts';
import { exportAudit } from '#operations/export-audit.ts';
import { verifyAudit } from '#operations/verify-audit.ts';
import { openParts } from '#parts.ts';
import { COMMAND_LINE } from '#people/actor.ts';
import { periodOf } from '#people/audit-filter.ts';
import { JSON_TOO, parseArguments } from './arguments.ts';
import { type Io, UsageError } from './io.ts';

const OPTIONS = {
  ...JSON_TOO,
  head: { type: 'string' },
  format: { type: 'string', default: 'csv' },
  from: { type: 'string' },
  to: { type: 'string' },
} as const;

type Values = ReturnType<typeof parseArguments<typeof OPTIONS>>['values'];
type Tools = Awaited<ReturnType<typeof openKeyWork>>;

/** `owlhub audit verify` and `owlhub audit export`, beside an OwlHub that runs or not. */
export async function audit(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArguments(args, OPTIONS);
  const [verb, ...more] = positionals;
  if ((verb !== 'verify' && verb !== 'export') || more.length > 0) {
    throw new UsageError('Say: owlhub audit verify, or: owlhub audit export');
  }
  const work = verb === 'verify' ? verifying(values) : exporting(values);
  const { close, ...parts } = await openParts(readConfig(io.env), io);
  try {
    await using tools = await openKeyWork(parts);
    return await work(tools, io);
  } finally {
    await close();
  }
}

function verifying({ head, json }: Values) {
  const noted = head === undefined ? null : readHead(head);
  return async (tools: Tools, io: Io): Promise<number> => {
    const found = await verifyAudit(tools, COMMAND_LINE, noted);
    const { intact, entries, problems, notes, head: end } = found;
    if (json) io.write(`${JSON.stringify(found, null, 2)}\n`);
    else {
      for (const problem of problems) io.write(`✘ ${problem}\n`);
      for (const note of notes) io.write(`· ${note}\n`);
      io.write(
        intact ? `✔ All ${entries} entries are as they were written.\n` : 'The audit log was changed.\n',
      );
      io.write(`The log ended with ${end.seq}:${end.hash}\n`);
      io.write('Note that elsewhere: --head with it proves later that nothing was cut off.\n');
    }
    return intact ? 0 : 1;
  };
}

function readHead(text: string) {
  const [, seq, hash] = /^(\d+):([\w-]+)$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined) {
    throw new UsageError('--head is what an earlier check ended with: <number>:<hash>');
  }
  return { seq: Number(seq), hash };
}

function exporting({ format, from, to }: Values) {
  if (format !== 'csv' && format !== 'json') throw new UsageError('--format is csv or json');
  for (const day of [from, to]) {
    if (day !== undefined && Number.isNaN(Date.parse(day))) throw new UsageError(`${day} is no day.`);
  }
  return async (tools: Tools, io: Io): Promise<number> => {
    const pieces = await exportAudit(tools, COMMAND_LINE, { format, ...periodOf({ from, to }) });
    for await (const piece of pieces) io.write(piece);
    return 0;
  };
}
