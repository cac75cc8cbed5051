import type { Integration } from '#contract/integration.ts';
import type { Ending } from '#contract/watching.ts';

type Known = Pick<Integration, 'endings' | 'proof'>;

/** Known by nobody but a person, if by anybody. */
const ENTERABLE: Record<Ending['knownBy'], boolean> = {
  jira: false,
  organization: false,
  entered: true,
  assumed: true,
  certificate: false,
  vendor: false,
};

const tokenOf = ({ endings }: Known) => endings.find(({ what }) => what === 'token');

/** Whether a person can say when the token ends: not where the other side says it. Pure. */
export function mayEnterEnd(integration: Known): boolean {
  const token = tokenOf(integration);
  return token ? ENTERABLE[token.knownBy] : !integration.proof?.neverExpires;
}

/** What a person finds filled in: what was entered before, or what is assumed. `YYYY-MM-DD`, or nothing. Pure. */
export const endFilledIn = (integration: Known): string => tokenOf(integration)?.endsAt.slice(0, 10) ?? '';

/** The row of a token whose end is not listed: it has none, or nobody knows it. Pure. */
export const tokenUnknown = ({ proof }: Known) => ({
  what: 'token' as const,
  endsAt: null,
  says: proof?.neverExpires ? 'Does not end' : 'Not known',
  words: proof?.expirySource ?? 'Nothing has been proven yet.',
  source: null,
});
