import { z } from 'zod';

const Entry = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const Lockfile = z.looseObject({ packages: z.record(z.string(), Entry) });
type Lockfile = z.infer<typeof Lockfile>;
type Missing = { name: string; version: string; dev: boolean };

export const parseLockfile = (text: string): Lockfile => Lockfile.parse(JSON.parse(text));

/**
 * The packages for other platforms that the lockfile leaves out. npm leaves out what its registry does not hold,
 * and `npm ci` then refuses the lockfile everywhere.
 */
export function missingIn({ packages }: Lockfile): Missing[] {
  return Object.entries(packages).flatMap(([at, { dev = false, optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !packages[`node_modules/${name}`] && !packages[`${at}/node_modules/${name}`])
      .map(([name, version]) => ({ name, version, dev })),
  );
}

/** With an entry for each of them, enough for npm to know that it is not for the platform at hand. */
export function completed(lockfile: Lockfile): Lockfile {
  const packages = { ...lockfile.packages };
  for (const { name, version, dev } of missingIn(lockfile))
    packages[`node_modules/${name}`] = {
      version,
      ...platformIn(name),
      ...(dev ? { dev } : {}),
      optional: true,
    };
  const sorted = Object.entries(packages).toSorted(([one], [other]) => one.localeCompare(other, 'en'));
  return { ...lockfile, packages: Object.fromEntries(sorted) };
}

const SYSTEM = /android|darwin|freebsd|linux|openharmony|win32/;
const PROCESSOR = /arm64|arm|x64|ia32|ppc64|riscv64|s390x|wasm32/;

function platformIn(name: string): { cpu: string[]; os?: string[] } {
  const cpu = PROCESSOR.exec(name)?.[0];
  const system = SYSTEM.exec(name)?.[0];
  // Without a processor npm would fetch the package on every platform.
  if (!cpu) throw new Error(`Which platform is ${name} for? Add its entry to package-lock.json by hand.`);
  return { cpu: [cpu], ...(system ? { os: [system] } : {}) };
}
