import type { Integration } from '#contract/integration.ts';
import type { Proof } from '#contract/verdict.ts';

export const EDITION: Record<Proof['edition'], string> = { cloud: 'Cloud', data_center: 'Data Center' };

/** “jira.example.com/jira” for an address, which is shown whole on hover. Pure. */
const shortAddress = (siteUrl: string) => siteUrl.replace(/^https:\/\//, '').replace(/\/$/, '');

/** The address of an integration, or why there is none. Pure. */
export const addressOf = ({ siteUrl }: Integration) => (siteUrl ? shortAddress(siteUrl) : 'Cannot be read');
