import { fail, ok, type Result } from '#kernel/result.ts';
import type { AddressProblem } from './address-problem.ts';
import { type AllowedHosts, isAmong, isOfficial, OFFICIAL_HOSTS } from './allowed-hosts.ts';
import type { WebTarget } from './channel.ts';

/** What the operator decided about addresses. Plain http is never allowed to Slack and Microsoft themselves. */
export type AddressRules = { allowHttp: boolean; allowedHosts: AllowedHosts };

type Kind = WebTarget['kind'];

const LONGEST = 4_000;
const SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d)/i;
const RETIRED = /(^|\.)webhook\.office\.com$|^outlook\.office(365)?\.com$/;
const SLACK = /(^|\.)slack(-gov)?\.com$/;
const SLACK_PATH = /^\/services\/\w+\/\w+\/\w+$/;
const TEAMS_PATH = /\/workflows\/[^/]+\/triggers\/[^/]+\/paths\/invoke$/;

/** Tidies an address as it was pasted, and says what is wrong with it for this kind of channel. */
export function readAddress(kind: Kind, pasted: string, rules: AddressRules): Result<URL, AddressProblem> {
  const text = pasted
    .trim()
    .replace(/^[<"'“‘(]+|[>"'”’)]+$/g, '')
    .trim();
  if (text === '') return fail('empty');
  if (text.length > LONGEST) return fail('too_long');
  // URL parsers drop tabs and line ends and turn backslashes round: each can smuggle another host in.
  if (hasOddCharacters(text)) return fail('not_an_address');
  const url = URL.parse(SCHEME.test(text) ? text : `https://${text}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.port === '0') return fail('not_an_address');
  if (url.username || url.password) return fail('has_credentials');
  url.hostname = url.hostname.replace(/\.$/, '');
  if (RETIRED.test(url.hostname)) return fail('connector_retired');

  url.hash = '';
  if (kind !== 'webhook') url.pathname = url.pathname.replace(/\/+$/, '');
  const problem = PROBLEM_AS[kind](url, rules);
  if (problem) return fail(problem);
  const mayBePlain = rules.allowHttp && !isOfficial(url.hostname);
  return url.protocol === 'http:' && !mayBePlain ? fail('insecure') : ok(url);
}

const PROBLEM_AS: Record<Kind, (url: URL, rules: AddressRules) => AddressProblem | null> = {
  slack: ({ hostname, pathname }, { allowedHosts }) => {
    if (!isAmong(allowedHosts.slack, hostname)) return SLACK.test(hostname) ? 'slack_page' : 'not_slack';
    if (/^\/(workflows|triggers)\//.test(pathname)) return 'slack_workflow';
    return SLACK_PATH.test(pathname) ? null : 'slack_incomplete';
  },
  teams: ({ hostname, pathname, searchParams }, { allowedHosts }) => {
    if (!isAmong(allowedHosts.teams, hostname)) return 'not_teams';
    if (!TEAMS_PATH.test(pathname)) return 'teams_incomplete';
    return searchParams.get('sig') ? null : 'teams_unsigned';
  },
  webhook: ({ hostname, pathname }) =>
    isAmong(OFFICIAL_HOSTS.slack, hostname) && pathname.startsWith('/services/') ? 'slack_as_webhook' : null,
};

// oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
const hasOddCharacters = (text: string) => /[\s\\\u0000-\u001f\u007f]/.test(text);
