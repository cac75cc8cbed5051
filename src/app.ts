import type { FastifyInstance } from 'fastify';
import type { Config } from '#config.ts';
import { openContext, type Parts } from '#context.ts';
import { createSetUpLink, ensureOwner } from '#operations/set-up.ts';
import { buildServer } from '#server/build-server.ts';
import { createWorker } from '#worker/worker.ts';

export type App = {
  server: FastifyInstance;
  /** The token for `/setup#<token>`, new at every call, or null where there is an owner already. */
  setUpToken: () => Promise<string | null>;
  /** Begins to verify. The server listens separately. */
  start: () => Promise<void>;
  /** Ends the worker, the server and the connections to the database, in this order. */
  stop: () => Promise<void>;
};

type Options = Parts & {
  config: Pick<Config, 'publicUrl' | 'owner'> & Partial<Pick<Config, 'trustedProxies'>>;
  /** The folder of the built page, or null where only the API is served. */
  webRoot: string | null;
  version?: string;
};

/** OwlHub put together: database, operations, web server and worker. */
export async function buildApp({ config, webRoot, version = '0.0.0', ...parts }: Options): Promise<App> {
  const { ctx, close } = await openContext({ ...parts, publicUrl: config.publicUrl });
  try {
    if (config.owner) await ensureOwner(ctx, config.owner);
    const server = await buildServer(ctx, {
      publicUrl: config.publicUrl,
      trustedProxies: config.trustedProxies ?? [],
      webRoot,
      version,
    });
    const worker = createWorker(ctx);
    const end = async () => {
      await worker.stop();
      await server.close();
      await close();
    };
    let ending: Promise<void> | undefined;
    return {
      server,
      setUpToken: () => createSetUpLink(ctx),
      start: async () => worker.start(),
      stop: () => (ending ??= end()),
    };
  } catch (error) {
    await close();
    throw error;
  }
}
