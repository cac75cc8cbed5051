import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Io, UsageError } from '#cli/io.ts';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { listen } from './listen.ts';
import { openParts } from './parts.ts';
import { stopSignal } from './stop-signal.ts';
import { readVersion } from './version.ts';
import { welcome } from './welcome.ts';

const WEB_ROOT = path.resolve(import.meta.dirname, '..', 'dist', 'web');

/** Runs OwlHub until it is told to end. Throws a StartProblem for every ordinary reason not to start. */
export async function start(args: readonly string[], io: Io): Promise<number> {
  if (args.length > 0) throw new UsageError(`start takes no arguments, and was given ${args.join(' ')}.`);
  const config = readConfig(io.env);
  const stop = stopSignal();
  const { close, ...parts } = await openParts(config, io);
  try {
    const webRoot = existsSync(WEB_ROOT) ? WEB_ROOT : null;
    const app = await buildApp({ ...parts, config, webRoot, version: await readVersion() });
    try {
      const address = await listen(app.server, config);
      await app.start();
      io.write(welcome(address, await app.setUpToken(), config));
      await stop.asked;
      io.write('OwlHub ends.\n');
      return 0;
    } finally {
      await app.stop();
    }
  } finally {
    await close();
    stop.release();
  }
}
