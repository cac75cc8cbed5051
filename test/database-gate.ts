import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { Client, type PoolConfig } from 'pg';
import { temporaryFolder } from '#test/temporary-folder.ts';

/** A way to the database that can be shut and opened again, as if the database went away and came back. */
export async function databaseGate(poolConfig: PoolConfig) {
  const { host, port, user, database, password } = new Client(poolConfig);
  const folder = await temporaryFolder();
  const sockets = new Set<Socket>();
  let server: Server | null = null;

  const open = () =>
    new Promise<void>((opened) => {
      server = createServer((near) => {
        const far = host.startsWith('/') ? connect(join(host, `.s.PGSQL.${port}`)) : connect(port, host);
        for (const [socket, other] of [
          [near, far],
          [far, near],
        ] as const) {
          sockets.add(socket);
          socket.pipe(other);
          socket.on('error', () => other.destroy());
          socket.on('close', () => {
            sockets.delete(socket);
            other.destroy();
          });
        }
      }).listen(join(folder.path, '.s.PGSQL.5432'), opened);
    });

  const shut = async () => {
    const closed = new Promise((resolve) => server?.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };

  await open();
  return {
    poolConfig: { host: folder.path, port: 5432, user, database, ssl: false, ...(password && { password }) },
    open,
    shut,
    async [Symbol.asyncDispose]() {
      await shut();
      await folder[Symbol.asyncDispose]();
    },
  };
}
