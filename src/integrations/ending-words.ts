import type { EndingKind } from './endings.ts';

const SUBJECT: Record<EndingKind, string> = {
  token: 'The token',
  certificate: 'The site’s certificate',
  support: 'The vendor’s support of this version',
};
const NEXT: Record<EndingKind, string> = {
  token:
    'Make a new token and enter it with Replace token: the old one stays in use until the new one is proven.',
  certificate: 'Ask whoever runs the site to renew its certificate.',
  support: 'Plan the upgrade: after that day no security fixes are made for it.',
};

/** “The token ends in 6 days”. */
export const endingTitle = (what: EndingKind, days: number): string =>
  `${SUBJECT[what]} ${days < 0 ? 'has ended' : `ends ${inDays(days)}`}`;

export const endingNext = (what: EndingKind): string => NEXT[what];

const inDays = (days: number) => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`);
