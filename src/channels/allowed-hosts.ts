/** Where Slack and Teams may live: whole host names, and with a dot in front whatever ends so. */
export type AllowedHosts = { slack: readonly string[]; teams: readonly string[] };

/** Besides the two of the public cloud, Teams has those of Microsoft’s national clouds. */
export const OFFICIAL_HOSTS: AllowedHosts = {
  slack: ['hooks.slack.com', 'hooks.slack-gov.com'],
  teams: [
    '.environment.api.powerplatform.com',
    '.logic.azure.com',
    '.powerplatform.microsoft.us',
    '.logic.azure.us',
    '.powerplatform.partner.microsoftonline.cn',
    '.logic.azure.cn',
  ],
};

export const isAmong = (hosts: readonly string[], host: string): boolean =>
  hosts.some((allowed) => (allowed.startsWith('.') ? host.endsWith(allowed) : host === allowed));

export const isOfficial = (host: string): boolean =>
  isAmong([...OFFICIAL_HOSTS.slack, ...OFFICIAL_HOSTS.teams], host);
