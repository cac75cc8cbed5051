import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { openKeyFile } from './key-file.ts';
import { fixedKeyring, type Keyring, parseKeys } from './keyring.ts';

type Settings = { keys: string | null; dataDir: string };

/**
 * The ring this process uses: OWLHUB_KEYS where it is set, else the key file in the data directory. A key file from
 * before OWLHUB_KEYS was set still opens what it sealed.
 */
export async function openKeyring(
  { keys, dataDir }: Settings,
  warn: (message: string) => void,
): Promise<Keyring> {
  const path = join(dataDir, 'keys');
  if (keys === null) return openKeyFile(path, warn);

  const given = parseKeys(keys, 'OWLHUB_KEYS');
  const hasFile = await access(path).then(
    () => true,
    () => false,
  );
  const older = hasFile ? await (await openKeyFile(path, warn)).list() : [];
  const unnamed = older.filter(({ id }) => given.every((key) => key.id !== id));
  return fixedKeyring([...given, ...unnamed], 'OWLHUB_KEYS');
}
