import {
  allowInsecureRequests,
  type ClientAuth,
  clockTolerance,
  Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  type ExportedJWKSCache,
  getJwksCache,
  None,
  type ServerMetadata,
  setJwksCache,
} from 'openid-client';
import { ProviderTrouble } from './failure.ts';
import type { Web } from './web.ts';

/** Longer than this nothing is believed that the provider said about itself. */
const FRESH_FOR_MS = 5 * 60_000;
/** A set of keys that is as old as this is fetched again where a key is not in it. */
const OLD_ENOUGH_S = 60;
const CLOCK_TOLERANCE_S = 60;

type Known = { metadata: ServerMetadata; at: number; keys: ExportedJWKSCache | undefined };

type Options = {
  web: Web;
  clientId: string;
  auth: (metadata: ServerMetadata) => ClientAuth;
  allowHttp: boolean;
  /** How old what is known may be. */
  maxAgeMs?: number;
};

export type Found = {
  config: Configuration;
  /** Remembers the keys that checking a token has fetched. */
  keepKeys: () => void;
};

/** What the provider says about itself, remembered for a short while. */
export function createDiscovery(): (issuer: URL, options: Options) => Promise<Found> {
  const known = new Map<string, Known>();

  async function lookUp(issuer: URL, { web, clientId, allowHttp, maxAgeMs = FRESH_FOR_MS }: Options) {
    const remembered = known.get(issuer.href);
    if (remembered && Date.now() - remembered.at < maxAgeMs) return remembered;
    const found = await discovery(issuer, clientId, undefined, None(), {
      [customFetch]: web.fetch,
      execute: allowHttp ? [allowInsecureRequests] : [],
    });
    const metadata = { ...found.serverMetadata() };
    // Anybody with an account anywhere at Microsoft could sign in, under whatever email they gave themselves.
    if (/[{}]|%7B/i.test(metadata.issuer)) {
      throw new ProviderTrouble({ reason: 'many_organisations', issuer: metadata.issuer });
    }
    const fresh: Known = { metadata, at: Date.now(), keys: remembered?.keys };
    // There is one provider; what was tried before need not stay.
    known.clear();
    known.set(issuer.href, fresh);
    return fresh;
  }

  return async (issuer, options) => {
    const { web, clientId, auth, allowHttp } = options;
    const entry = await lookUp(issuer, options);
    const { metadata, keys } = entry;
    const tolerance = { [clockTolerance]: CLOCK_TOLERANCE_S };
    const config = new Configuration(metadata, clientId, tolerance, auth(metadata));
    config[customFetch] = web.fetch;
    if (allowHttp) allowInsecureRequests(config);
    // The signature of an ID token is checked even where it came straight from the provider.
    enableNonRepudiationChecks(config);
    if (keys) {
      const oldEnough = Math.floor(Date.now() / 1_000) - OLD_ENOUGH_S;
      setJwksCache(config, { ...keys, uat: Math.min(keys.uat, oldEnough) });
    }
    return { config, keepKeys: () => void (entry.keys = getJwksCache(config) ?? keys) };
  };
}
