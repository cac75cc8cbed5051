/** Major, minor and bugfix number. */
export type Version = readonly [number, number, number];

/** Reads `10.3.12`, `8.20` and `9.12.0-m0015`; a milestone counts as what it leads to. Null where there is no version. */
export function readVersion(text: string): Version | null {
  const [, major, minor, bugfix = '0'] = /^(\d{1,5})\.(\d{1,5})(?:\.(\d{1,5}))?(?!\d)/.exec(text) ?? [];
  return major === undefined ? null : [Number(major), Number(minor), Number(bugfix)];
}

/** Negative where `a` is the older: as numbers, so that 10.3.9 comes before 10.3.12. */
export const compareVersions = (a: Version, b: Version): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

export const lineOf = ([major, minor]: Version): string => `${major}.${minor}`;
