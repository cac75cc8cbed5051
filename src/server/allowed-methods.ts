import type { FastifyInstance } from 'fastify';

type Known = { pattern: RegExp; method: string };

/** Which methods an address knows, so that the wrong one is told from an address that does not exist. */
export function allowedMethods(server: FastifyInstance): (path: string) => string[] {
  const known: Known[] = [];
  server.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const pattern = new RegExp(`^${url.replace(/:\w+/g, '[^/]+')}/?$`);
    for (const name of [method].flat()) known.push({ pattern, method: name });
  });
  return (path) => known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
}
