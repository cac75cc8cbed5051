import type { Connection } from '#connectors/connector.ts';
import { type FieldProblem, Refusal } from '#kernel/refusal.ts';
import type { Secret } from '#secrets/secret.ts';
import type { StoredConnection } from '#store/integration-record.ts';
import type { Context } from './context.ts';
import { readTyped, toStored } from './read-typed.ts';

/** What a person changed; what is left out stays as it is. */
export type Typed = {
  siteUrl?: string | undefined;
  account?: string | null | undefined;
  accessToken?: Secret | undefined;
  ca?: string | null | undefined;
  organizationId?: string | null | undefined;
  organizationKey?: Secret | null | undefined;
};

const MISSING = {
  siteUrl: {
    field: 'siteUrl',
    message: 'The Jira Site URL is missing.',
    fix: 'Enter the address of your Jira.',
  },
  accessToken: { field: 'accessToken', message: 'The access token is missing.', fix: 'Enter the token.' },
};
const OTHER_HOST = {
  field: 'accessToken',
  message: 'The address now names another host, and the stored token is not sent there by itself.',
  fix: 'Enter the token again: it goes only to the host that you enter it for.',
};

/** The stored values with what was typed over them, or a refusal that names the field. */
export function mergeTyped(
  ctx: Context,
  type: 'jira',
  base: StoredConnection | null,
  { typed, setBy }: { typed: Typed; setBy: string },
): StoredConnection {
  const siteUrl = typed.siteUrl ?? base?.siteUrl;
  const accessToken = typed.accessToken ?? base?.accessToken;
  if (siteUrl === undefined || accessToken === undefined) {
    throw invalid([
      ...(siteUrl === undefined ? [MISSING.siteUrl] : []),
      ...(accessToken === undefined ? [MISSING.accessToken] : []),
    ]);
  }
  const account = typed.account === undefined ? (base?.account ?? null) : typed.account;
  const ca = typed.ca === undefined ? (base?.ca ?? null) : typed.ca;
  const organization = mergeOrganization(base?.organization ?? null, typed);
  const read = readTyped(ctx, type, { siteUrl, accessToken, account, ca, ...organization });
  // A key that was kept stays the same object, so that it does not look like a new one.
  const connection = typed.organizationKey
    ? read
    : { ...read, organization: read.organization && { ...read.organization, ...keyOf(base) } };
  if (typed.accessToken || !base) return toStored(ctx, connection, setBy);

  if (!sameOrigin(connection, base)) throw invalid([OTHER_HOST]);
  return { ...connection, credential: base.credential };
}

/** Either part replaces its own and keeps the other; one that is emptied takes the other with it. */
function mergeOrganization(
  kept: StoredConnection['organization'],
  { organizationId: id, organizationKey: key }: Typed,
) {
  const isForgotten = (id === null && !key) || (key === null && !id);
  if (isForgotten) return { organizationId: null, organizationKey: null };
  return {
    organizationId: id === undefined ? (kept?.id ?? null) : id,
    organizationKey: key === undefined ? (kept?.key ?? null) : key,
  };
}

const keyOf = (base: StoredConnection | null) => (base?.organization ? { key: base.organization.key } : {});

export const differs = (a: StoredConnection, b: StoredConnection | null) =>
  a.credential !== b?.credential ||
  a.siteUrl !== b.siteUrl ||
  a.account !== b.account ||
  a.ca !== b.ca ||
  a.organization?.id !== b.organization?.id ||
  a.organization?.key !== b.organization?.key;

const sameOrigin = (a: Connection, b: Connection) => new URL(a.siteUrl).origin === new URL(b.siteUrl).origin;

const invalid = (problems: readonly FieldProblem[]) =>
  new Refusal('invalid', problems.map(({ message, fix }) => `${message} ${fix}`).join(' '), { problems });
