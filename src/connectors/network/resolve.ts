import { isIP } from 'node:net';
import type { Failure } from '#integrations/failure.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { judgeAddress } from './address-policy.ts';
import { within } from './deadline.ts';
import { codeOf } from './error-code.ts';
import { type Lookup, lookUpName } from './lookup.ts';
import { TIME_LIMITS } from './settings.ts';

/**
 * The addresses of `host` that may be dialled. They are resolved once and dialled as they are, so that a name
 * cannot point elsewhere between the check and the connection.
 */
export async function resolve(
  host: string,
  allowedNetworks: readonly string[],
  signal: AbortSignal,
  lookUp: Lookup = lookUpName,
): Promise<Result<readonly string[], Failure>> {
  const literal = host.replace(/^\[|\]$/g, '');
  if (isIP(literal)) return permitted(host, [literal], allowedNetworks);

  const answer = await within(lookUp(host), TIME_LIMITS.resolveMs, signal).catch((error: unknown) => error);
  if (Array.isArray(answer) && answer.length > 0) {
    return permitted(
      host,
      answer.map(({ address }: { address: string }) => address),
      allowedNetworks,
    );
  }
  const code = codeOf(answer);
  return code === 'ENOTFOUND' || code === 'ENODATA' || Array.isArray(answer)
    ? fail({ reason: 'host_not_found', host })
    : fail({ reason: 'dns_unavailable', host });
}

function permitted(
  host: string,
  addresses: readonly string[],
  allowedNetworks: readonly string[],
): Result<readonly string[], Failure> {
  const judged = addresses.map((address) => ({ address, verdict: judgeAddress(address, allowedNetworks) }));
  const forbidden = judged.find(({ verdict }) => verdict === 'forbidden');
  if (forbidden) {
    return fail({ reason: 'address_not_allowed', host, address: forbidden.address, range: 'forbidden' });
  }
  const open = judged.filter(({ verdict }) => verdict !== 'private').map(({ address }) => address);
  if (open.length > 0) return ok(open);
  return fail({ reason: 'address_not_allowed', host, address: addresses[0] ?? host, range: 'private' });
}
