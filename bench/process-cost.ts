import { readdir, readFile } from 'node:fs/promises';

/**
 * What a process and the children it has waited for have used so far. `memoryMb` is its proportional set (Pss): what
 * several processes share, such as the buffers of PostgreSQL, is counted once over all of them. Linux.
 */
export type Cost = { cpuMs: number; memoryMb: number };

const MS_PER_TICK = 10;

async function costOf(pid: number): Promise<Cost> {
  const [stat, memory] = await Promise.all(
    ['stat', 'smaps_rollup'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
  );
  // After the name, which may hold spaces: user and system time, and those of children that have ended.
  const times =
    stat
      ?.slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15) ?? [];
  return {
    cpuMs: times.reduce((sum, ticks) => sum + Number(ticks) * MS_PER_TICK, 0),
    memoryMb: Number(/^Pss:\s+(\d+)/m.exec(memory ?? '')?.[1] ?? 0) / 1_024,
  };
}

/** The same of a process with all that it has started, such as a PostgreSQL with its connections. */
export async function costOfTree(root: number): Promise<Cost> {
  const children = new Map<number, number[]>();
  for (const name of await readdir('/proc')) {
    const stat = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '') : '';
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (stat) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  const costs = await Promise.all(tree.map(costOf));
  return {
    cpuMs: costs.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    memoryMb: costs.reduce((sum, { memoryMb }) => sum + memoryMb, 0),
  };
}
