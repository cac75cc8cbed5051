import { runCommand } from './index.ts';

const LINGER_MS = 1000;

/** Runs the command of this process's own arguments. Called by `bin/owlhub` and the scripts, on the right Node. */
export async function runProcess(args: readonly string[]): Promise<void> {
  const io = {
    // oxlint-disable-next-line node/no-process-env -- the one place where the environment enters
    env: process.env,
    input: process.stdin,
    write: (text: string) => void process.stdout.write(text),
    complain: (text: string) => void process.stderr.write(text),
  };
  // A reader that closed its end early, such as `| head`, is no reason to fall over.
  process.stdout.on('error', () => undefined);
  process.exitCode = await runCommand(args, io);
  // Nothing is left to do, so nothing may keep the process: a connection that lingers, for example.
  setTimeout(() => process.exit(), LINGER_MS).unref();
}
