import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';

export type Tally = { passed: number; failed: number; skipped: number };

const running = new Set<ChildProcess>();

/** Ends the tool that runs. */
export function endGates(): void {
  for (const child of running) child.kill('SIGTERM');
}

const LIMIT_MS = 40 * 60_000;

/**
 * Runs one tool to its end, with its output in test-results/. A tool that counts its own tests shows them as they go;
 * the others count as one test and show their output only when they fail.
 */
export async function gate(
  root: string,
  title: string,
  command: string,
  args: readonly string[],
  count: (() => Tally) | null = null,
  env: Record<string, string> = {},
): Promise<Tally> {
  const startedAt = Date.now();
  if (count) console.log(`${title}:`);
  const { status, output } = await run(root, title, command, args, env, count !== null);
  const seconds = `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  if (status !== 0 && !count) console.log(output);
  console.log(`${status === 0 ? '✓' : '✗'} ${title} (${seconds})`);
  if (!count)
    return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  const tally = count();
  // Ended badly although no test failed, or without running any: that is a failure of its own.
  const unexplained = (status !== 0 || tally.passed === 0) && tally.failed === 0;
  return unexplained ? { ...tally, failed: 1 } : tally;
}

async function run(
  root: string,
  title: string,
  command: string,
  args: readonly string[],
  env: Record<string, string>,
  live: boolean,
): Promise<{ status: number | null; output: string }> {
  const bin = path.join(root, 'node_modules', '.bin');
  const colour: Record<string, string> = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn(path.join(bin, command), args, {
    cwd: root,
    env: { ...process.env, ...colour, ...env, PATH: `${bin}:${process.env['PATH']}` },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
  });
  const log = createWriteStream(
    path.join(root, 'test-results', `${title.toLowerCase().replaceAll(' ', '-')}.log`),
  );
  running.add(child);
  let output = '';
  const take = (text: Buffer) => {
    log.write(text);
    if (live) process.stdout.write(text);
    else output += text.toString();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const status = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(1);
    });
    child.once('close', resolve);
  });
  running.delete(child);
  log.end();
  return { status, output };
}
