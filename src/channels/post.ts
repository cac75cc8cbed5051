import { isNetworkFailure } from '#connectors/network/failure.ts';
import { reach, routeTo } from '#connectors/network/route.ts';
import type { NetworkSettings } from '#connectors/network/settings.ts';
import { trusting } from '#connectors/network/trust.ts';
import type { Failure } from '#integrations/failure.ts';
import { type Instant, instant } from '#kernel/instant.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { reveal } from '#secrets/reveal.ts';
import type { AddressProblem } from './address-problem.ts';
import type { WebTarget } from './channel.ts';
import type { DeliveryFailure } from './failure.ts';
import { heard, type Heard } from './heard.ts';
import { type AddressRules, readAddress } from './read-address.ts';

export type Request = { headers: Record<string, string>; body: string };

type Settings = { network: NetworkSettings; rules: AddressRules; withinMs: number };

/** Posts to secret addresses. They leave this file as a host and as nothing else. */
export function createPost({ network, rules, withinMs }: Settings) {
  /** The rules may have changed since the address was saved. */
  const urlOf = ({ kind, url }: WebTarget): Result<URL, DeliveryFailure> => {
    const read = readAddress(kind, reveal(url), rules);
    return read.ok ? read : fail(failureOfAddress(read.failure));
  };
  const routeFor = (url: URL, signal: AbortSignal) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
    return routeTo(url, network, trusting([network.extraCa]), limit);
  };
  return {
    hostOf: (target: WebTarget): string => URL.parse(reveal(target.url))?.host ?? '',

    /** Whether it may be dialled: its name is looked up, and the addresses behind it are checked. */
    locate: async (target: WebTarget, signal: AbortSignal): Promise<Result<null, DeliveryFailure>> => {
      const url = urlOf(target);
      if (!url.ok) return url;
      const located = await routeFor(url.value, signal).locate();
      return located.ok ? ok(null) : fail(failureOf(located.failure.failure, url.value));
    },

    post: async (
      target: WebTarget,
      { headers, body }: Request,
      signal: AbortSignal,
    ): Promise<Result<Heard, DeliveryFailure>> => {
      const url = urlOf(target);
      if (!url.ok) return url;
      const line = await reach(url.value, routeFor(url.value, signal));
      if (!line.ok) return fail(failureOf(line.failure, url.value));
      const { pathname, search } = url.value;
      const answer = await line.value.ask(`${pathname}${search}`, { ...COMMON, ...headers }, body);
      line.value.close();
      return answer.ok
        ? ok(heard(answer.value, url.value, now()))
        : fail(failureOf(answer.failure, url.value));
    },
  };
}

const COMMON = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'OwlHub' };

const now = (): Instant => instant(new Date());

function failureOfAddress(problem: AddressProblem): DeliveryFailure {
  if (problem === 'insecure') return { reason: 'insecure_address' };
  if (problem === 'connector_retired') return { reason: 'connector_retired' };
  return { reason: 'address_unusable', problem };
}

/** The network knows no other failures; should it learn one, that is a bug. Where it names the path, that is a secret. */
function failureOf(failure: Failure, { host }: URL): DeliveryFailure {
  if (!isNetworkFailure(failure)) throw new Error(`Unexpected: ${failure.reason}`);
  return 'at' in failure ? { ...failure, at: host } : failure;
}
