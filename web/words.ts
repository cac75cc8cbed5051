import type { Integration } from '#contract/integration.ts';
import type { Proof } from '#contract/verdict.ts';
import { spanWords } from './ui/span.ts';

const EDITION: Record<Proof['edition'], string> = { cloud: 'Cloud', data_center: 'Data Center' };

/** “Data Center 10.3.2”; Cloud’s version says nothing. Pure. */
export const editionOf = ({ edition, version }: Proof) =>
  edition === 'cloud' ? EDITION[edition] : `${EDITION[edition]} ${version}`;

/** “jira.example.com/jira” for an address, which is shown whole on hover. Pure. */
const shortAddress = (siteUrl: string) => siteUrl.replace(/^https:\/\//, '').replace(/\/$/, '');

/** The address of an integration, or why there is none. Pure. */
export const addressOf = ({ siteUrl }: Integration) => (siteUrl ? shortAddress(siteUrl) : 'Cannot be read');

/** “every 5 minutes”, “every hour”. Pure. */
export const everyWords = (minutes: number) => `every ${spanWords(minutes).replace(/^1 /, '')}`;
