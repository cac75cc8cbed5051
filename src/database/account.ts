import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { StartProblem } from '#kernel/start-problem.ts';

/** The user that runs PostgreSQL, where it is not the user who runs OwlHub. */
export type Account = { uid: number; gid: number };

const NOBODY: Account = { uid: 65534, gid: 65534 };
const SETPRIV = ['/usr/bin/setpriv', '/bin/setpriv'];

/** PostgreSQL refuses to run as root: root hands it to the owner of its folder, or to nobody. */
export async function accountFor(cluster: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const found = await stat(cluster).catch(() => null);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : NOBODY;
}

export type Launcher = (command: string, args: readonly string[], options: SpawnOptions) => ChildProcess;

/** Nothing of OwlHub's own surroundings: neither its secrets nor a PGDATA that means something else. */
const SURROUNDINGS = { cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } };

/** Starts programs as `account`. `paths` are what they must be able to reach. */
export async function launcherFor(account: Account | null, paths: readonly string[]): Promise<Launcher> {
  if (!account) return (command, args, options) => spawn(command, args, { ...SURROUNDINGS, ...options });
  const blocked = (await Promise.all(paths.map((to) => firstBlocked(to, account)))).find(Boolean);
  if (!blocked)
    return (command, args, options) => spawn(command, args, { ...SURROUNDINGS, ...options, ...account });
  // A clone in /root or in a mktemp folder: the one capability it takes to pass through, and no other.
  // The secure bit keeps it for access(2), with which PostgreSQL looks for its own programs.
  const setpriv = SETPRIV.find((file) => existsSync(file));
  if (!setpriv) throw unreachable(blocked, account);
  const one = '=-all,+dac_override';
  const identity = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', '--no-new-privs'];
  const passing = ['--securebits=+no_setuid_fixup', `--inh-caps${one}`, `--ambient-caps${one}`];
  const narrowed = [...identity, ...passing, `--bounding-set${one}`, '--'];
  return (command, args, options) =>
    spawn(setpriv, [...narrowed, command, ...args], { ...SURROUNDINGS, ...options });
}

function unreachable(folder: string, account: Account): StartProblem {
  return new StartProblem(
    `PostgreSQL refuses to run as root, and the user that runs it instead (${account.uid}) cannot enter ${folder}. ` +
      'Start OwlHub as an ordinary user, or set OWLHUB_DATA_DIR to a folder outside, such as /var/lib/owlhub.',
  );
}

/** The first folder on the way to `to` that `account` may not pass through, by its permission bits. */
export async function firstBlocked(to: string, account: Account): Promise<string | null> {
  const parents: string[] = [];
  for (let at = path.dirname(path.resolve(to)); ; at = path.dirname(at)) {
    parents.unshift(at);
    if (at === path.dirname(at)) break;
  }
  for (const folder of parents) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return folder;
  }
  return null;
}
