import { lookup } from 'node:dns/promises';

export type Lookup = (host: string) => Promise<readonly { address: string }[]>;

/**
 * Looking a name up occupies a thread until the name service answers or gives up, and the same threads seal secrets
 * and read files. So whoever asks for the same name shares one look, and only so many go on at once: names whose
 * service hangs hold up each other, and nothing else.
 */
export function bounded(ask: Lookup, atOnce: number): Lookup {
  const underway = new Map<string, ReturnType<Lookup>>();
  const waiting: (() => void)[] = [];
  let busy = 0;

  async function look(host: string): ReturnType<Lookup> {
    if (busy >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    try {
      return await ask(host);
    } finally {
      underway.delete(host);
      // Who waits takes over the place.
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  }

  return (host) => {
    const shared = underway.get(host) ?? look(host);
    underway.set(host, shared);
    return shared;
  };
}

/** Three quarters of the threads that `bin/owlhub.mjs` asks for. */
const AT_ONCE = 48;

export const lookUpName: Lookup = bounded((host) => lookup(host, { all: true, verbatim: false }), AT_ONCE);
