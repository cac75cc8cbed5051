import { readConfig } from '#config.ts';
import { openKeyWork } from '#open-key-work.ts';
import { openParts } from '#parts.ts';
import { forgetKey } from '#operations/forget-key.ts';
import { rotateKeys } from '#operations/rotate-keys.ts';
import { type Io, UsageError } from './io.ts';

/** `owlhub keys rotate` and `owlhub keys forget <key id>`, beside an OwlHub that runs or not. */
export async function keys([verb, id, ...more]: string[], io: Io): Promise<number> {
  const isRotate = verb === 'rotate' && id === undefined;
  const isForget = verb === 'forget' && id !== undefined && more.length === 0;
  if (!isRotate && !isForget)
    throw new UsageError('Say: owlhub keys rotate, or: owlhub keys forget <key id>');

  const say = (line: string) => io.write(`${line}\n`);
  const { close, ...parts } = await openParts(readConfig(io.env), io);
  try {
    await using work = await openKeyWork(parts);
    if (isForget) {
      await forgetKey(work, id);
      say(
        `${id} is forgotten. Integrations that it sealed show “Failed” until their token is entered again.`,
      );
      return 0;
    }
    const old = await rotateKeys(work, say);
    const them = old.length === 1 ? 'it' : 'them';
    say('Done: everything is sealed with the newest key.');
    if (old.length > 0)
      say(`No longer needed: ${old.join(', ')}. Keep ${them} with older backups; remove ${them} here.`);
    return 0;
  } finally {
    await close();
  }
}
