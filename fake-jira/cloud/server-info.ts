import { jiraTime } from '#fake-jira/time.ts';
import type { CloudSite } from './site.ts';

/** `GET /rest/api/3/serverInfo` on Cloud, readable by anybody. */
export const serverInfo = (site: CloudSite) => ({
  baseUrl: site.publicUrl,
  displayUrl: site.options.displayUrl ?? site.publicUrl,
  displayUrlServicedeskHelpCenter: site.publicUrl,
  displayUrlConfluence: site.publicUrl,
  version: '1001.0.0-SNAPSHOT',
  versionNumbers: [1001, 0, 0],
  deploymentType: 'Cloud',
  buildNumber: 100_301,
  buildDate: '2026-11-20T04:12:31.000+0000',
  serverTime: jiraTime(new Date()),
  serverTimeZone: 'Europe/Berlin',
  scmInfo: 'f4b1c0ffee'.repeat(4),
  serverTitle: site.options.title,
  defaultLocale: { locale: 'en_US' },
});
