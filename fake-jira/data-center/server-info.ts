import { jiraTime } from '#fake-jira/time.ts';
import type { DataCenter } from './site.ts';
import { buildNumber, versionNumbers } from './version.ts';

/** Data Center calls itself "Server" too. */
export function serverInfo(site: DataCenter) {
  const { version, title } = site.options;
  const build = buildNumber(version);
  return {
    baseUrl: site.publicUrl,
    version,
    versionNumbers: versionNumbers(version),
    deploymentType: 'Server',
    buildNumber: build,
    buildDate: '2026-09-15T00:00:00.000+0000',
    databaseBuildNumber: build,
    serverTime: jiraTime(new Date()),
    scmInfo: 'f4b1c0ffee'.repeat(4),
    serverTitle: title,
  };
}
