import type { Vulnerability } from '#integrations/standing.ts';
import { compareVersions, lineOf, readVersion, type Version } from './version.ts';
import { type KnownVulnerability, VULNERABILITIES } from './vulnerabilities.ts';

/** Of Jira itself, and of Jira Service Management where it is known to be installed. */
export type Installed = { jira: Version; serviceManagement: Version | null };

/** What is published about these versions, the gravest first. One that concerns both products is told once, for Jira. */
export function vulnerabilitiesOf({ jira, serviceManagement }: Installed): Vulnerability[] {
  const told = new Map<string, Vulnerability>();
  for (const known of VULNERABILITIES) {
    const version = known.product === 'jira' ? jira : serviceManagement;
    if (version === null || !concerns(known, version)) continue;
    if (known.product === 'jira' || !told.has(known.id)) told.set(known.id, vulnerability(known, version));
  }
  return [...told.values()].toSorted(
    (a, b) => b.severity - a.severity || Number(b.exploited) - Number(a.exploited),
  );
}

const concerns = ({ affected }: KnownVulnerability, version: Version): boolean =>
  affected.some(
    ([from, before]) =>
      compareVersions(version, bound(from)) >= 0 && compareVersions(version, bound(before)) < 0,
  );

function vulnerability(
  { id, title, severity, onlyIf, exploited, fixedIn, source }: KnownVulnerability,
  version: Version,
): Vulnerability {
  return {
    id,
    title,
    severity,
    onlyIf: onlyIf ?? null,
    exploited: exploited !== undefined,
    fixedIn: fixFor(version, fixedIn),
    url: source,
  };
}

function fixFor(version: Version, fixedIn: readonly string[]): string | null {
  const above = fixedIn
    .filter((fix) => compareVersions(bound(fix), version) > 0)
    .toSorted((a, b) => compareVersions(bound(a), bound(b)));
  return above.find((fix) => lineOf(bound(fix)) === lineOf(version)) ?? above[0] ?? null;
}

function bound(text: string): Version {
  const version = readVersion(text);
  if (!version) throw new Error(`“${text}” in the table is no version.`);
  return version;
}
