import type { CustomFetch } from 'openid-client';
import { isNetworkFailure } from '#connectors/network/failure.ts';
import type { Line } from '#connectors/network/line.ts';
import { reach, routeTo } from '#connectors/network/route.ts';
import type { NetworkSettings } from '#connectors/network/settings.ts';
import { trusting } from '#connectors/network/trust.ts';
import type { Failure } from '#integrations/failure.ts';
import type { Result } from '#kernel/result.ts';
import { ProviderTrouble } from './failure.ts';

/** What the operator decided, as for every other host that OwlHub dials. */
export type ProviderNetwork = NetworkSettings & { allowHttp: boolean };

/** The provider, as far as the network lets OwlHub there. Lines stay open until `close`, so that questions share them. */
export type Web = {
  fetch: CustomFetch;
  /** How far the provider’s clock is ahead of ours, by its last answer; null where it does not say. */
  clockAheadMs: () => number | null;
  close: () => void;
};

/** Bodies of these answers must not even be empty text. */
const WITHOUT_BODY = new Set([101, 204, 205, 304]);

/**
 * A `fetch` for openid-client that dials only what the address policy allows, the checked address itself, within
 * `limitMs` for everything together. Redirects are never followed.
 */
export function openWeb(network: ProviderNetwork, limitMs: number): Web {
  const limit = AbortSignal.timeout(limitMs);
  const lines = new Map<string, Promise<Result<Line, Failure>>>();
  let aheadMs: number | null = null;

  const lineTo = (site: URL) => {
    const known = lines.get(site.origin);
    if (known) return known;
    const opened = reach(site, routeTo(site, network, trusting([network.extraCa]), limit));
    lines.set(site.origin, opened);
    return opened;
  };

  return {
    fetch: async (url, { headers, body }) => {
      const site = new URL(url);
      if (site.protocol === 'http:' && !network.allowHttp) {
        const suggestion = url.replace(/^http:/, 'https:');
        throw new ProviderTrouble({ reason: 'insecure_address', suggestion });
      }
      const line = await lineTo(site);
      if (!line.ok) throw troubleOf(line.failure);
      const text = body instanceof URLSearchParams || typeof body === 'string' ? String(body) : undefined;
      const plain = { ...headers, 'accept-encoding': 'identity' };
      const answer = await line.value.ask(`${site.pathname}${site.search}`, plain, text);
      if (!answer.ok) throw troubleOf(answer.failure);
      const { status, headers: known } = answer.value;
      const said = Date.parse(known['date'] ?? '');
      aheadMs = Number.isNaN(said) ? null : said - Date.now();
      return new Response(WITHOUT_BODY.has(status) ? null : answer.value.text, { status, headers: known });
    },
    clockAheadMs: () => aheadMs,
    close: () => {
      for (const opening of lines.values()) {
        void opening.then((line) => line.ok && line.value.close());
      }
    },
  };
}

/** The network knows no other failures; should it learn one, that is a bug to be told. */
function troubleOf(failure: Failure): Error {
  return isNetworkFailure(failure)
    ? new ProviderTrouble(failure)
    : new Error(`Unexpected: ${failure.reason}`);
}
