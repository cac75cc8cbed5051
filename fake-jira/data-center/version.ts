/** The flavours by their short names; any other text is taken as a version of its own. */
const FLAVOURS: Record<string, string> = {
  '8.20': '8.20.30',
  '9.12': '9.12.12',
  '10.3': '10.3.19',
  '11': '11.1.0',
};

export const fullVersion = (flavour: string): string => FLAVOURS[flavour] ?? flavour;

export const versionNumbers = (version: string): number[] =>
  version.split('.').map((part) => Number.parseInt(part, 10) || 0);

export function atLeast(version: string, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = versionNumbers(version);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/** 8.5.3 is build 805003; from 10 on, 10.3.19 is build 10030019. */
export function buildNumber(version: string): number {
  const [major = 0, minor = 0, patch = 0] = versionNumbers(version);
  return major >= 10 ? major * 1_000_000 + minor * 10_000 + patch : major * 100_000 + minor * 1_000 + patch;
}
