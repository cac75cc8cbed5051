import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const ENTRY = path.resolve(import.meta.dirname, '../src/cli/process.ts');

export type OwlHubProcess = {
  /** Where it listens. */
  url: string;
  /** What it printed so far. */
  said: () => string;
  setUpToken: () => string | null;
  /** Sends a signal and waits for the end. Answers the exit status. */
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
  [Symbol.asyncDispose]: () => Promise<void>;
};

export type Ending = { status: number | null; said: string };

/** A real OwlHub in a process of its own, on a free port. Rejects with what it said where it does not become ready. */
export async function startOwlHub(env: Record<string, string>): Promise<OwlHubProcess> {
  const { child, said, ended } = launch(['start'], { PORT: '0', ...env });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const address = /OwlHub is ready: (\S+)/.exec(said())?.[1];
      if (address) resolve(address);
    });
    void ended.then(({ status }) => reject(new Error(`It ended with ${status}: ${said()}`)), reject);
  });
  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return (await ended).status;
  };
  const setUpToken = () => /\/setup#(\S+)/.exec(said())?.[1] ?? null;
  return { url, said, setUpToken, end, [Symbol.asyncDispose]: async () => void (await end()) };
}

/** Runs a command of the command line to its end. */
export async function runOwlHub(args: string[], env: Record<string, string>, input = ''): Promise<Ending> {
  const { child, ended } = launch(args, env);
  child.stdin.end(input);
  return ended;
}

/** Starts a command and goes on: for tests that end it half-way. */
export function launch(args: string[], env: Record<string, string>) {
  const code = `await (await import(${JSON.stringify(ENTRY)})).runProcess(${JSON.stringify(args)})`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    env: { PATH: '/usr/bin:/bin', ...env },
  });
  let text = '';
  const take = (part: Buffer) => void (text += part.toString());
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const said = () => text;
  const ended = once(child, 'close').then(([status]: unknown[]): Ending => ({
    status: typeof status === 'number' ? status : null,
    said: text,
  }));
  return { child, said, ended };
}
