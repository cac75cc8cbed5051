import { runCommand } from './index.ts';

/** Runs the command of this process's own arguments. Called by `bin/owlhub` and the scripts, on the right Node. */
export async function runProcess(args: readonly string[]): Promise<void> {
  const io = {
    // oxlint-disable-next-line node/no-process-env -- the one place where the environment enters
    env: process.env,
    input: process.stdin,
    write: (text: string) => void process.stdout.write(text),
    complain: (text: string) => void process.stderr.write(text),
  };
  process.exitCode = await runCommand(args, io);
}
