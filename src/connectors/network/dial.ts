import { connect, type Socket } from 'node:net';
import type { Failure } from '#integrations/failure.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { TimedOut, within } from './deadline.ts';
import { codeOf } from './error-code.ts';
import { TIME_LIMITS } from './settings.ts';

/** Opens a TCP connection to one checked address. A literal, so nothing is resolved again. */
export async function dialAddress(
  address: string,
  port: number,
  limitMs: number,
  signal: AbortSignal,
): Promise<Socket> {
  const socket = connect({ host: address, port, noDelay: true });
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  socket.once('connect', () => resolve(socket)).once('error', reject);
  try {
    return await within(promise, limitMs, signal);
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    socket.off('error', reject);
  }
}

/** Tries the addresses in turn within one limit of 5 s; the last refusal is the one that is told. */
export async function dial(
  host: string,
  addresses: readonly string[],
  port: number,
  signal: AbortSignal,
): Promise<Result<{ socket: Socket; address: string }, Failure>> {
  const endsAt = Date.now() + TIME_LIMITS.connectMs;
  let refusal: Failure = { reason: 'host_unreachable', host };
  for (const [index, address] of addresses.entries()) {
    const left = Math.max(1, (endsAt - Date.now()) / (addresses.length - index));
    try {
      return ok({ socket: await dialAddress(address, port, left, signal), address });
    } catch (error) {
      refusal = failureOfDialling(error, host, port);
    }
  }
  return fail(refusal);
}

export function failureOfDialling(error: unknown, host: string, port: number): Failure {
  if (error instanceof TimedOut) return { reason: 'connect_timed_out', host, port };
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
      return { reason: 'connection_refused', host, port };
    case 'ECONNRESET':
    case 'EPIPE':
      return { reason: 'connection_reset', at: host };
    case 'ETIMEDOUT':
      return { reason: 'connect_timed_out', host, port };
    default:
      return { reason: 'host_unreachable', host };
  }
}
