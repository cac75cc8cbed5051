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
        [
          `${id} is forgotten. What it sealed cannot be opened any more:`,
          '- Integrations show “Failed” until their token is entered again.',
          '- Single sign-on works again when its client secret is entered again in the settings.',
          '- Who signs in with an authenticator app uses a recovery code or a passkey and adds the app anew; else: owlhub users reset-second-factor <email>',
          '- Mails that waited are given up: invite again, and ask for a new password again.',
          '- The audit log says which details are unreadable; who did what can still be read.',
        ].join('\n'),
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
