import { type CredentialKind, type Failure, NATURE } from '#integrations/failure.ts';
import type { Learned } from '#integrations/verdict.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Connection } from '#connectors/connector.ts';
import type { Note } from '#connectors/ladder.ts';
import type { Ask } from '#connectors/network/line.ts';
import { type Authorize, basic, bearer, isWhole, shapeOf, viaGateway } from './auth.ts';
import { type Myself, PATHS } from './endpoints.ts';
import type { Found } from './find-jira.ts';
import { type Identified, identify, namesScope, type Shown } from './identity.ts';
import { told } from './signs.ts';
import { type Send, sending } from './transport.ts';
import { takesTokens } from './version.ts';

/** Somebody whom Jira has named, and the way to ask on as that account. */
export type Proven = { me: Myself; kind: CredentialKind; send: Send; shown: Shown };

export type Proving = {
  found: Found;
  connection: Connection;
  site: Ask;
  /** Opened only when a kind of token needs it. The token is shown to the entered host and to this one, to no other. */
  gateway: { url: URL; open: () => Promise<Result<Ask, Failure>> };
  known: Learned | null;
  note: Note;
};

type Way = { kind: CredentialKind; scheme: 'basic' | 'bearer'; authorize: Authorize };

/** Shows the credential, in the ways that this Jira and this kind of token allow, until Jira names the account. */
export async function prove(proving: Proving): Promise<Result<Proven, Failure>> {
  const misplaced = wrongKind(proving);
  if (misplaced) return fail(misplaced);
  return proving.found.edition === 'cloud' ? proveOnCloud(proving) : proveOnDataCenter(proving);
}

/** A token that can never work at this edition is not shown to it at all. */
function wrongKind({ found, connection }: Proving): Failure | null {
  const given = shapeOf(connection.accessToken);
  const isWrong =
    given === 'organization_key' ||
    (given === 'cloud_token' && found.edition === 'data_center') ||
    (given === 'personal_access_token' && found.edition === 'cloud');
  return isWrong ? { reason: 'wrong_kind_of_credential', given } : null;
}

/** One try, in one way: a password is never tried twice, and a personal access token never as a password. */
async function proveOnDataCenter(proving: Proving): Promise<Result<Proven, Failure>> {
  const { account, accessToken } = proving.connection;
  const asPassword = account !== null && shapeOf(accessToken) !== 'personal_access_token';
  const way: Way = asPassword
    ? { kind: 'password', scheme: 'basic', authorize: basic(account, accessToken) }
    : { kind: 'personal_access_token', scheme: 'bearer', authorize: bearer(accessToken) };

  if (!asPassword && !takesTokens(proving.found.info)) {
    return fail({ reason: 'wrong_kind_of_credential', given: 'token_for_newer_jira' });
  }
  const send = sending(proving.site, new URL(proving.found.base).pathname.replace(/\/$/, ''), way.authorize);
  const shown = showing(proving, way, new URL(proving.found.base));
  const outcome = await identifyBy(proving, shown, send);
  return outcome.is === 'rejected'
    ? fail({ reason: 'credential_rejected', tried: [way.kind], gatewayUnreachable: false })
    : proven(outcome, way, send, shown);
}

/** Nothing in a token says which kind it is, so the ways are tried in turn; the one that worked is remembered. */
async function proveOnCloud(proving: Proving): Promise<Result<Proven, Failure>> {
  const { known, found, gateway } = proving;
  const ways = waysOnCloud(proving.connection).toSorted(
    (a, b) => Number(b.kind === known?.credentialKind) - Number(a.kind === known?.credentialKind),
  );
  const tried: CredentialKind[] = [];
  let away = found.cloudId === null ? found.cloudIdFailure : null;

  for (const way of ways) {
    const atGateway = viaGateway(way.kind);
    if (atGateway && (found.cloudId === null || away)) continue;
    // oxlint-disable-next-line eslint/no-await-in-loop -- a second way is only tried where the first was refused
    const ask = atGateway ? await gateway.open() : ok(proving.site);
    if (!ask.ok) {
      if (way.kind === known?.credentialKind) return ask;
      proving.note('Atlassian’s gateway', `${gateway.url.host} could not be reached: ${ask.failure.reason}`);
      away = ask.failure;
      continue;
    }
    const origin = atGateway ? gateway.url : new URL(found.base);
    const prefix = atGateway ? `${origin.pathname.replace(/\/$/, '')}/ex/jira/${found.cloudId}` : '';
    const send = sending(ask.value, prefix, way.authorize);
    // oxlint-disable-next-line eslint/no-await-in-loop -- as above
    const outcome = await identifyBy(proving, showing(proving, way, origin), send);
    if (outcome.is !== 'rejected') return proven(outcome, way, send, showing(proving, way, origin));
    tried.push(way.kind);
  }
  if (away && (tried.length === 0 || isWorthWaitingFor(away))) return fail(away);
  const wasService = known?.credentialKind === 'service_account_token';
  if (proving.connection.account === null && !wasService) return fail({ reason: 'email_required' });
  return fail({
    reason: 'credential_rejected',
    tried,
    gatewayUnreachable: away !== null || found.cloudId === null,
  });
}

/**
 * Only the gateway can say that a token is no scoped one. One that is in trouble will; one that this network does not
 * let through, or cannot name, will not, and then the site's word stands.
 */
const isWorthWaitingFor = ({ reason }: Failure) =>
  NATURE[reason] === 'passing' && reason !== 'dns_unavailable' && reason !== 'proxy_refused';

function waysOnCloud({ account, accessToken }: Connection): Way[] {
  const asService: Way = { kind: 'service_account_token', scheme: 'bearer', authorize: bearer(accessToken) };
  if (account === null) return [asService];
  const authorize = basic(account, accessToken);
  return [
    { kind: 'classic_token', scheme: 'basic', authorize },
    { kind: 'scoped_token', scheme: 'basic', authorize },
    asService,
  ];
}

function showing({ found }: Proving, { kind, scheme }: Way, origin: URL): Shown {
  const url = new URL(PATHS.myself[found.edition], origin);
  return { url, edition: found.edition, isTold: found.info !== null, scheme, gateway: viaGateway(kind) };
}

async function identifyBy({ connection, note }: Proving, shown: Shown, send: Send): Promise<Identified> {
  if (shown.scheme === 'bearer' && !isWhole(connection.accessToken)) return { is: 'rejected' };
  const path = PATHS.myself[shown.edition];
  const answer = await send(path);
  if (!answer.ok) return { is: 'failed', failure: answer.failure };

  note(`${path} at ${shown.url.host}`, told(answer.value));
  const outcome = identify(answer.value, shown, new Date());
  return outcome.is === 'failed' && outcome.failure.reason === 'scope_missing'
    ? { is: 'failed', failure: { ...outcome.failure, scopes: await missingScopes(send) } }
    : outcome;
}

/** The other scope that the ladder needs may be missing too; asking names them all at once. */
async function missingScopes(send: Send): Promise<readonly string[]> {
  const rights = await send(PATHS.myPermissions.cloud);
  const lacksBoth = rights.ok && rights.value.status === 401 && namesScope(rights.value);
  return lacksBoth ? ['read:jira-user', 'read:jira-work'] : ['read:jira-user'];
}

function proven(
  outcome: Exclude<Identified, { is: 'rejected' }>,
  { kind }: Way,
  send: Send,
  shown: Shown,
): Result<Proven, Failure> {
  return outcome.is === 'known' ? ok({ me: outcome.me, kind, send, shown }) : fail(outcome.failure);
}
