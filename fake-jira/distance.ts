import { type Duplex, duplexPair } from 'node:stream';

/**
 * Puts a distance between two ends: what one says, the other hears half a round trip later, and the first thing
 * said waits one round trip more, as for the handshake that the loopback does in no time.
 */
export function distant(near: Duplex, roundTripMs: number): Duplex {
  const [here, far] = duplexPair();
  const opensAt = performance.now() + roundTripMs;
  delay(near, here, () => Math.max(opensAt - performance.now(), 0) + roundTripMs / 2);
  delay(here, near, () => roundTripMs / 2);
  return far;
}

function delay(from: Duplex, to: Duplex, waitMs: () => number): void {
  const underway: (() => void)[] = [];
  // Timers that end in the same millisecond may fire in any order: each sends whatever is next in line.
  const later = (deed: () => void) => {
    underway.push(deed);
    setTimeout(() => underway.shift()?.(), waitMs());
  };
  from.on('data', (chunk: Buffer) => later(() => to.writable && to.write(chunk)));
  from.on('end', () => later(() => to.writable && to.end()));
  from.on('close', () => later(() => to.destroy()));
  from.on('error', () => to.destroy());
}
