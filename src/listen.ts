import type { AddressInfo } from 'node:net';
import { StartProblem } from '#kernel/start-problem.ts';

/** The part of a Fastify server that opening its door takes. */
type Server = {
  listen: (where: { port: number; host: string }) => Promise<unknown>;
  addresses: () => readonly (string | AddressInfo)[];
};

/** Opens the door and returns the address to visit. Throws a StartProblem where the port or host cannot be had. */
export async function listen(
  server: Server,
  { port, host, publicUrl }: { port: number; host: string; publicUrl: string | null },
): Promise<string> {
  try {
    await server.listen({ port, host });
  } catch (error) {
    throw problem(error, port, host);
  }
  const [bound] = server.addresses();
  return publicUrl ?? `http://${visible(host)}:${typeof bound === 'object' ? bound.port : port}`;
}

function problem(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'EADDRINUSE':
      return new StartProblem(
        `Port ${port} of ${host} is already in use, perhaps by another OwlHub. Stop that one, or choose another port: PORT=${port + 1} npm start`,
      );
    case 'EACCES':
      return new StartProblem(
        `This user may not open port ${port}. Choose one above 1023: PORT=3000 npm start`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartProblem(
        `HOST is ${host}, which is not an address of this machine. Leave it out, or use 0.0.0.0 for all.`,
      );
    default:
      return error;
  }
}

/** What a browser on this machine can visit. */
function visible(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
