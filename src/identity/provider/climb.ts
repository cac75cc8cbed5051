import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
} from 'openid-client';
import type { Evidence } from '#integrations/verdict.ts';
import { type ProviderFailure, ProviderTrouble } from './failure.ts';
import { type createFlow, type ProviderClient, scopesOf } from './flow.ts';
import { notReached, QUESTIONS, type Step, STEP_IDS, STEP_OF, type StepId } from './steps.ts';
import { refusedSignIn } from './translate.ts';
import type { Web } from './web.ts';

export type Climbed = { steps: Step[]; failure: ProviderFailure | null };

type Said = { isKnown: boolean; evidence: Evidence[] };

const CLIMB_WITHIN_MS = 20_000;

/** Every question about the provider that needs no person to sign in there, until the first no. */
export async function climb(
  withProvider: ReturnType<typeof createFlow>['withProvider'],
  client: ProviderClient,
  redirectUri: string,
): Promise<Climbed> {
  const steps = new Map<StepId, Step>();
  let current: StepId = 'issuer';
  let since = performance.now();
  const end = (outcome: Step['outcome'], evidence: readonly Evidence[] = []) => {
    const durationMs = Math.round(performance.now() - since);
    steps.set(current, { id: current, question: QUESTIONS[current], outcome, durationMs, evidence });
    since = performance.now();
  };
  const take = async (id: StepId, ask: () => Promise<Said>) => {
    current = id;
    const { isKnown, evidence } = await ask();
    end(isKnown ? 'passed' : 'unknown', evidence);
  };

  const found = await withProvider(
    client,
    { withinMs: CLIMB_WITHIN_MS, maxAgeMs: 0 },
    async ({ config }, web, at) => {
      end('passed', [{ label: 'Issuer', value: client.issuer }]);
      await take('discovery', async () => aboutProvider(config));
      at('keys');
      await take('keys', () => readKeys(config, web));
      at('token');
      await take('client', () => showClient(config, redirectUri));
      at('sign_in');
      await take('redirect', () => askToComeBack(config, web, { client, redirectUri }));
    },
  );
  const failure = found.ok ? null : found.failure;
  if (failure) {
    if (current === 'issuer' && STEP_OF[failure.reason] !== 'issuer') {
      end('passed', [{ label: 'Issuer', value: client.issuer }]);
      current = 'discovery';
    }
    end('failed');
  }
  return { steps: STEP_IDS.map((id) => steps.get(id) ?? notReached(id)), failure };
}

function aboutProvider(config: Configuration): Said {
  const { issuer, authorization_endpoint, token_endpoint } = config.serverMetadata();
  for (const [name, value] of Object.entries({ authorization_endpoint, token_endpoint })) {
    if (!value) throw new ProviderTrouble({ reason: 'metadata_incomplete', missing: name });
  }
  return {
    isKnown: true,
    evidence: [
      { label: 'Calls itself', value: issuer },
      { label: 'Signs in at', value: authorization_endpoint ?? '' },
      { label: 'Gives tokens at', value: token_endpoint ?? '' },
      {
        label: 'PKCE',
        value: config.serverMetadata().supportsPKCE() ? 'S256' : 'not said; sent all the same',
      },
    ],
  };
}

type Key = { kty?: unknown; use?: unknown; alg?: unknown };

async function readKeys(config: Configuration, web: Web): Promise<Said> {
  const { jwks_uri: at } = config.serverMetadata();
  if (!at) throw new ProviderTrouble({ reason: 'metadata_incomplete', missing: 'jwks_uri' });
  const answer = await web.fetch(at, {
    method: 'GET',
    headers: { accept: 'application/json' },
    body: undefined,
    redirect: 'manual',
  });
  if (answer.status >= 500)
    throw new ProviderTrouble({ reason: 'provider_error', status: answer.status, at: 'keys' });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each field is looked at before it is used
  const set = (await answer.json().catch(() => null)) as { keys?: unknown } | null;
  const keys: Key[] = answer.ok && Array.isArray(set?.keys) ? set.keys : [];
  const usable = keys.filter((key) => ['RSA', 'EC', 'OKP'].includes(String(key?.kty)) && key.use !== 'enc');
  if (usable.length === 0) throw new ProviderTrouble({ reason: 'keys_unusable', at });
  return { isKnown: true, evidence: [{ label: 'Keys', value: String(usable.length) }] };
}

const MADE_UP = 'owlhub-test-of-the-client';

/** A code that the provider never gave: it says no to the client first, and to the code where the client is right. */
async function showClient(config: Configuration, redirectUri: string): Promise<Said> {
  const { client_id: clientId } = config.clientMetadata();
  const { issuer } = config.serverMetadata();
  const state = randomState();
  const url = new URL(redirectUri);
  url.search = new URLSearchParams({ code: MADE_UP, state, iss: issuer }).toString();
  const evidence = [{ label: 'Client id', value: clientId }];
  try {
    await authorizationCodeGrant(config, url, {
      expectedState: state,
      pkceCodeVerifier: randomPKCECodeVerifier(),
    });
  } catch (error) {
    if (!(error instanceof ResponseBodyError) || isAboutClient(error.error)) throw error;
    const said = { label: 'A made-up code is answered with', value: error.error };
    return { isKnown: error.error === 'invalid_grant', evidence: [...evidence, said] };
  }
  return { isKnown: false, evidence };
}

const isAboutClient = (error: string) => ['invalid_client', 'unauthorized_client'].includes(error);

/** What a provider says when nobody is signed in there, which is what was asked for. */
const NOBODY_THERE = [
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
];
/** What may be said to a program for other reasons than what it asked. */
const NOT_ABOUT_IT = new Set([401, 403, 404, 405, 406, 408, 429]);

type Way = { client: ProviderClient; redirectUri: string };

/** Without a page (`prompt=none`) a provider can only send the browser back, unless it does not know where to. */
async function askToComeBack(config: Configuration, web: Web, { client, redirectUri }: Way): Promise<Said> {
  const url = buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: scopesOf(client),
    state: randomState(),
    nonce: randomNonce(),
    code_challenge: await calculatePKCECodeChallenge(randomPKCECodeVerifier()),
    code_challenge_method: 'S256',
    prompt: 'none',
  });
  const { status, headers } = await web.fetch(url.href, {
    method: 'GET',
    headers: { accept: 'text/html' },
    body: undefined,
    redirect: 'manual',
  });
  if (status >= 500) throw new ProviderTrouble({ reason: 'provider_error', status, at: 'sign_in' });
  const location = headers.get('location');
  const back = location === null ? null : URL.parse(location, url.href);
  const address = { label: 'Redirect address', value: redirectUri };
  if (back && `${back.origin}${back.pathname}` === redirectUri) {
    const error = back.searchParams.get('error') ?? '';
    if (error && !NOBODY_THERE.includes(error)) {
      throw new ProviderTrouble(refusedSignIn(error, back.searchParams.get('error_description') ?? ''));
    }
    return { isKnown: true, evidence: [address, { label: 'Sends back with', value: error || 'a code' }] };
  }
  if (status >= 400 && !NOT_ABOUT_IT.has(status)) {
    throw new ProviderTrouble({ reason: 'redirect_not_registered', redirectUri });
  }
  return {
    isKnown: false,
    evidence: [
      address,
      { label: 'Answers with', value: back ? `a page at ${back.host}` : `status ${status}` },
    ],
  };
}
