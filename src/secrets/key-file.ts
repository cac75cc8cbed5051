import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Key, type Keyring, KeysUnusable, formatKey, parseKeys } from './keyring.ts';
import { withFileLock } from './with-file-lock.ts';

type Warn = (message: string) => void;

const newKey = (): Key => ({ id: `key-${randomBytes(4).toString('hex')}`, bytes: randomBytes(32) });

/** The ring kept in a file, made on the first start. Running processes notice when `rotate` adds a key. */
export async function openKeyFile(path: string, warn: Warn): Promise<Keyring> {
  if (await createOnce(path)) {
    warn(`Made the key file ${path}. Back it up: without it the stored tokens cannot be read again.`);
  }
  let stamp = '';
  let keys: readonly Key[] = [];

  const read = async () => {
    // Whatever is sealed or opened looks here first: a look takes microseconds, a turn of the thread pool fifty times that.
    const { mtimeMs, ino, size, mode } = statSync(path);
    if ((mode & 0o077) !== 0) {
      throw new KeysUnusable(`Others may read the key file ${path}. Close it with: chmod 600 ${path}`);
    }
    const latest = `${mtimeMs} ${ino} ${size}`;
    if (latest !== stamp) keys = parseKeys(await readFile(path, 'utf8'), path);
    stamp = latest;
  };
  await read();

  const list = async () => {
    // A file that is damaged or gone while OwlHub runs does not take the keys from it.
    await read().catch(() => undefined);
    return keys;
  };
  const add = () =>
    withFileLock(path, async () => {
      await read();
      const key = newKey();
      await replace(path, [key, ...keys]);
      return key;
    });
  return { place: path, list, add };
}

/** `link` refuses to overwrite, so of several processes that start at once exactly one makes the file. */
async function createOnce(path: string): Promise<boolean> {
  if (await exists(path)) return false;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = await writeDraft(path, [newKey()]);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (await exists(path)) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

const replace = async (path: string, keys: readonly Key[]) => rename(await writeDraft(path, keys), path);

async function writeDraft(path: string, keys: readonly Key[]): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${keys.map(formatKey).join('\n')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
