import type { NetworkSettings } from '#connectors/network/settings.ts';

/** What the operator decided about talking to Jira. */
export type JiraSettings = NetworkSettings & {
  /** Plain http sites are an address failure unless this is set. */
  allowHttp: boolean;
  /** Where scoped and service accounts' tokens work: https://api.atlassian.com */
  gateway: string;
  /** An operator who names another gateway has decided about its address, private or not. */
  gatewayIsCustom: boolean;
};
