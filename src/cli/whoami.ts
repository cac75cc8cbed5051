import type { Session } from '#contract/session.ts';
import { JSON_TOO, parseArguments } from './arguments.ts';
import { askOwlHub } from './ask-owlhub.ts';
import { type Io, UsageError } from './io.ts';
import { printable } from './printable.ts';

/** `owlhub whoami`: whose token this is, what it may do and until when. */
export async function whoami(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArguments(args, JSON_TOO);
  if (positionals.length > 0) throw new UsageError('Say: owlhub whoami');
  const session = await askOwlHub<Session>(io, { method: 'GET', path: '/api/sessions/current' });
  if (values.json) {
    io.write(`${JSON.stringify(session, null, 2)}\n`);
    return 0;
  }
  const { person, token, permissions, expiresAt } = session;
  io.write(
    [
      `${printable(token?.name ?? '')}, a token of ${printable(person.name)} <${printable(person.email)}>`,
      `May: ${permissions.join(', ') || 'nothing'}`,
      `Until: ${expiresAt}`,
      '',
    ].join('\n'),
  );
  return 0;
}
