import { text } from 'node:stream/consumers';
import { parseArguments } from './arguments.ts';
import { callOwlHub, problemIn } from './ask-owlhub.ts';
import { type Io, UsageError } from './io.ts';

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** `owlhub api <METHOD> <path>`: any call. The answer is written as it comes, so that streams and exports work. */
export async function api(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArguments(args, { data: { type: 'string' } });
  const [verb = '', path = '', ...more] = positionals;
  const method = verb.toUpperCase();
  if (!METHODS.has(method) || !path.startsWith('/') || more.length > 0) {
    throw new UsageError('Say: owlhub api GET /api/integrations');
  }
  const body = values.data === '-' ? await text(io.input) : values.data;
  const response = await callOwlHub(io, { method, path, ...(body !== undefined && { body }) });
  if (!response.ok) {
    io.complain(`${await problemIn(response)}\n`);
    return 1;
  }
  const decoder = new TextDecoder();
  for await (const piece of response.body ?? []) io.write(decoder.decode(piece, { stream: true }));
  io.write('\n');
  return 0;
}
