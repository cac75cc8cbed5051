import type { CredentialKind } from '#integrations/failure.ts';
import type { OrganizationTold, Proof } from '#integrations/verdict.ts';
import type { Instant } from '#kernel/instant.ts';
import { viaGateway } from './auth.ts';
import type { Myself, ServerInfo } from './endpoints.ts';
import { type Expiry, withOrganization } from './expiry.ts';
import type { Found } from './find-jira.ts';
import { idOf, nameOf } from './identity.ts';

type Known = {
  found: Found;
  info: ServerInfo | null;
  me: Myself;
  kind: CredentialKind;
  administrator: boolean;
  expiry: Expiry;
  organization: OrganizationTold | null;
  certificateExpiresAt: Instant | null;
};

/** Who we are there, in Jira's own words, and what that leaves out. */
export function proofOf({
  found,
  info,
  me,
  kind,
  administrator,
  expiry,
  organization,
  certificateExpiresAt,
}: Known): Proof {
  return {
    accountName: nameOf(me),
    accountId: idOf(me) ?? '',
    accountEmail: me.emailAddress || null,
    accountKind: kindOf(me, kind),
    administrator,
    limits: administrator ? [] : [LIMIT],
    edition: found.edition,
    version: info?.version ?? 'not told',
    siteTitle: info?.serverTitle || null,
    baseUrl: info?.displayUrl || info?.baseUrl || null,
    credentialKind: kind,
    via: viaGateway(kind) ? 'gateway' : 'site',
    ...withOrganization(expiry, organization),
    certificateExpiresAt,
    notes: [...notesOn(found, info), ...notesOf(organization)],
  };
}

const LIMIT = {
  permission: 'Administer Jira',
  effect:
    'OwlHub will see only what this account sees: no permission schemes, global settings, audit log or other people’s filters.',
  whomToAsk:
    'A Jira administrator can add the account to an administrators group, or lend one that is in it.',
};

function kindOf(me: Myself, kind: CredentialKind): Proof['accountKind'] {
  if (me.accountType === 'app' || kind === 'service_account_token') return 'service_account';
  return me.accountType === 'atlassian' || me.accountType === undefined || me.accountType === null
    ? 'person'
    : 'unknown';
}

function notesOf(told: OrganizationTold | null): string[] {
  if (!told) return [];
  const note = told.trouble ?? (told.expiry.isKnown ? null : told.expiry.why);
  return note === null ? [] : [note];
}

/** `baseUrl` is typed in by Jira's administrators and may be wrong; requests always go to the address entered. */
function notesOn({ base, edition }: Found, info: ServerInfo | null): string[] {
  const told = [info?.baseUrl, info?.displayUrl]
    .map((url) => URL.parse(url ?? '')?.host)
    .filter((host) => !!host);
  if (edition === 'cloud' || told.length === 0 || told.includes(new URL(base).host)) return [];
  return [`Jira calls itself ${info?.baseUrl}; OwlHub goes on using the address entered.`];
}
