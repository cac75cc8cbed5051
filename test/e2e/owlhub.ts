import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const READY_WITHIN_MS = 60_000;

export type OwlHub = {
  url: string;
  /** The link that makes the first account. */
  setUpLink: string;
  [Symbol.asyncDispose]: () => Promise<void>;
};

/** A real OwlHub of its own: the process that `npm start` runs, with an empty data directory and any free port. */
export async function startOwlHub(settings: Record<string, string>): Promise<OwlHub> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'owlhub-e2e-'));
  const child = spawn(process.execPath, [path.join(ROOT, 'bin', 'owlhub.mjs'), 'start'], {
    cwd: ROOT,
    env: { PATH: path.dirname(process.execPath), OWLHUB_DATA_DIR: dataDir, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    const ended = child.exitCode === null ? once(child, 'exit') : null;
    child.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const said = await readUntil(child, 'Ctrl-C');
    const url = found(/ready: (http\S+)/, said);
    return { url, setUpLink: found(/(http\S+\/setup#\S+)/, said), [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const found = (pattern: RegExp, text: string): string => {
  const match = pattern.exec(text)?.[1];
  if (!match) throw new Error(`OwlHub did not say ${pattern}:\n${text}`);
  return match;
};

function readUntil(child: ChildProcess, words: string): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`OwlHub ${why}:\n${said}`));
    const deadline = setTimeout(() => fail('was not ready in time'), READY_WITHIN_MS);
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (!said.includes(words)) return;
      clearTimeout(deadline);
      resolve(said);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(deadline);
      fail(`ended with status ${code}`);
    });
  });
}
