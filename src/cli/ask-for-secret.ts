import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Secret } from '#secrets/secret.ts';
import { type Io, UsageError } from './io.ts';

/** A secret typed without an echo, or the first line of standard input. Never an argument: those can be listed. */
export async function askForSecret({ input, complain }: Io, prompt: string): Promise<Secret> {
  const isTyped = input.isTTY === true;
  // readline echoes to its output; this one keeps what is typed to itself.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: silent, terminal: isTyped });
  // Only now: from here on the terminal does not echo by itself.
  if (isTyped) complain(prompt);
  try {
    const [line]: unknown[] = await Promise.race([once(lines, 'line'), once(lines, 'close')]);
    const text = typeof line === 'string' ? line : '';
    if (text.trim() === '') throw new UsageError('No token was given.');
    return new Secret(text.trim());
  } finally {
    lines.close();
    if (isTyped) complain('\n');
  }
}
