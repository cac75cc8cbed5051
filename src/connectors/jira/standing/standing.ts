import { NOTHING_TO_KNOW, type Standing } from '#integrations/standing.ts';
import { vulnerabilitiesOf } from './known-vulnerabilities.ts';
import { isKnownLine, supportEndsOf } from './support-ends.ts';
import { lineOf, readVersion } from './version.ts';

type Asked = {
  edition: 'cloud' | 'data_center';
  version: string;
  /** The version of Jira Service Management, where it is known to be installed; `serverInfo` does not say. */
  serviceManagement?: string | null;
};

/**
 * What is known about a version of Jira. Nothing on Cloud, which Atlassian keeps up to date. What concerns only Jira
 * Service Management is left out unless its version is known: most sites do not have it, though from 10.0 on it shares
 * Jira’s numbers.
 */
export function standingOf({ edition, version, serviceManagement = null }: Asked): Standing {
  if (edition === 'cloud') return NOTHING_TO_KNOW;
  const jira = readVersion(version);
  if (!jira) return { ...NOTHING_TO_KNOW, unknown: unreadable(version) };
  return {
    supportEnds: supportEndsOf(jira),
    vulnerabilities: vulnerabilitiesOf({ jira, serviceManagement: readVersion(serviceManagement ?? '') }),
    unknown: isKnownLine(jira) ? null : unheardOf(lineOf(jira)),
  };
}

const unreadable = (version: string) =>
  `The version “${version}” cannot be looked up, so nothing is known about its support and its vulnerabilities. Jira’s pages show the version at the foot.`;

const unheardOf = (line: string) =>
  `This OwlHub does not know Jira ${line} yet. Upgrade OwlHub, or look the version up in Atlassian’s support policy.`;
