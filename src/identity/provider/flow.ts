import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { fail, ok, type Result } from '#kernel/result.ts';
import { isStorable } from '#kernel/storable.ts';
import type { Secret } from '#secrets/secret.ts';
import { type Claims, mergeClaims } from './claims.ts';
import { clientAuthFor } from './client-auth.ts';
import type { createDiscovery, Found } from './discovery.ts';
import { type ProviderFailure, ProviderTrouble } from './failure.ts';
import { parseIssuer } from './issuer.ts';
import { failureOf, refusedSignIn, type Where } from './translate.ts';
import { openWeb, type ProviderNetwork, type Web } from './web.ts';

/** This OwlHub, as the provider knows it. */
export type ProviderClient = { issuer: string; clientId: string; secret: Secret | null; scopes: string };

/** What the browser’s next request must fit to. Kept for it in a step; nothing of it is in the address but `state`. */
export type Begun = { state: string; nonce: string; verifier: string; redirectUri: string };

/** Who signed in, as far as the provider says. `claims` are checked; those of the ID token win. */
export type Answered = {
  issuer: string;
  subject: string;
  claims: Claims;
  idToken: string;
  clockAheadMs: number | null;
};

/** How old what is known may be when a browser is sent to the provider: older, and it may be down. */
const ALIVE_WITHIN_MS = 10_000;
const BEGIN_WITHIN_MS = 4_500;
const ANSWER_WITHIN_MS = 15_000;

export function createFlow(network: ProviderNetwork, discover: ReturnType<typeof createDiscovery>) {
  /** Runs `work` with the provider found, and tells what went wrong as a failure. */
  async function withProvider<T>(
    client: ProviderClient,
    limits: { withinMs: number; maxAgeMs?: number },
    work: (found: Found, web: Web, at: (phase: Where['at']) => void) => Promise<T>,
  ): Promise<Result<T, ProviderFailure>> {
    const issuer = parseIssuer(client.issuer, network);
    if (!issuer.ok) return issuer;
    const web = openWeb(network, limits.withinMs);
    let at: Where['at'] = 'discovery';
    try {
      const { clientId, secret } = client;
      const found = await discover(issuer.value, {
        ...limits,
        web,
        clientId,
        auth: (metadata) => clientAuthFor(metadata, secret),
        allowHttp: network.allowHttp,
      });
      return ok(await work(found, web, (phase) => void (at = phase)));
    } catch (error) {
      const hasSecret = client.secret !== null;
      const entered = issuer.value.href;
      const { clientId } = client;
      const failure = failureOf(error, {
        at,
        entered,
        clientId,
        hasSecret,
        clockAheadMs: web.clockAheadMs(),
      });
      if (!failure) throw error;
      return fail(failure);
    } finally {
      web.close();
    }
  }

  return {
    withProvider,

    /** Where to send the browser. Asks the provider first, so that nobody is sent to one that is down. */
    begin: (client: ProviderClient, redirectUri: string) =>
      withProvider(client, { withinMs: BEGIN_WITHIN_MS, maxAgeMs: ALIVE_WITHIN_MS }, async ({ config }) => {
        const begun: Begun = {
          state: randomState(),
          nonce: randomNonce(),
          verifier: randomPKCECodeVerifier(),
          redirectUri,
        };
        const url = buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: scopesOf(client),
          state: begun.state,
          nonce: begun.nonce,
          code_challenge: await calculatePKCECodeChallenge(begun.verifier),
          code_challenge_method: 'S256',
        });
        return { url: url.href, begun };
      }),

    /** What the browser brought back, proven. More is asked for where the ID token `lacks` something. */
    finish: (
      client: ProviderClient,
      begun: Begun,
      query: URLSearchParams,
      lacks: (claims: Claims) => boolean,
    ) =>
      withProvider(
        client,
        { withinMs: ANSWER_WITHIN_MS },
        async ({ config, keepKeys }, web, at): Promise<Answered> => {
          at('sign_in');
          const metadata = config.serverMetadata();
          const iss = query.get('iss');
          if (iss !== null && iss !== metadata.issuer) throw swapped(iss);
          const error = query.get('error');
          if (error) throw new ProviderTrouble(refusedSignIn(error, query.get('error_description') ?? ''));

          at('token');
          const url = new URL(begun.redirectUri);
          url.search = query.toString();
          const tokens = await authorizationCodeGrant(config, url, {
            expectedState: begun.state,
            expectedNonce: begun.nonce,
            pkceCodeVerifier: begun.verifier,
            idTokenExpected: true,
          });
          keepKeys();
          const clockAheadMs = web.clockAheadMs();
          const idClaims = tokens.claims();
          if (!idClaims || !tokens.id_token || !isStorable(idClaims.sub)) {
            throw new ProviderTrouble({ reason: 'token_invalid', problem: 'incomplete' });
          }
          requireNotFromTheFuture(idClaims.iat);

          at('userinfo');
          const { sub } = idClaims;
          const more =
            lacks(idClaims) && metadata.userinfo_endpoint
              ? await fetchUserInfo(config, tokens.access_token, sub)
              : {};
          const claims = mergeClaims(idClaims, more);
          return { issuer: idClaims.iss, subject: sub, claims, idToken: tokens.id_token, clockAheadMs };
        },
      ),

    /** Where a browser ends the session at the provider; null where the provider has no such place or is away. */
    endSessionAt: async (
      client: ProviderClient,
      { idToken, signedOutUri }: { idToken: string; signedOutUri: string },
    ): Promise<string | null> => {
      const found = await withProvider(client, { withinMs: BEGIN_WITHIN_MS }, async ({ config }) => {
        if (!config.serverMetadata().end_session_endpoint) return null;
        const parameters = { id_token_hint: idToken, post_logout_redirect_uri: signedOutUri };
        return buildEndSessionUrl(config, parameters).href;
      });
      return found.ok ? found.value : null;
    },
  };
}

/** Each once, `openid` first. */
export const scopesOf = ({ scopes }: Pick<ProviderClient, 'scopes'>): string =>
  [...new Set(['openid', ...scopes.split(/\s+/)])].filter(Boolean).join(' ');

const swapped = (issuer: string) =>
  new ProviderTrouble({ reason: 'provider_swapped', issuer: issuer.slice(0, 300) });

const TOLERANCE_S = 60;

/** openid-client looks at when a token ends, not at when it says that it was made. */
function requireNotFromTheFuture(iat: number): void {
  const seconds = Math.round(iat - Date.now() / 1_000);
  if (seconds > TOLERANCE_S) throw new ProviderTrouble({ reason: 'clock_skew', seconds });
}
