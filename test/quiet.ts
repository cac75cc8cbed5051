import { afterEach, beforeEach } from 'vitest';

const METHODS = ['debug', 'error', 'info', 'log', 'trace', 'warn'] as const;
const originals = METHODS.map((method) => [method, console[method]] as const);
let said: string[] = [];

/** Whatever a test prints on the console fails it: nobody reads it, and it hides what matters. */
beforeEach(() => {
  said = [];
  for (const method of METHODS) console[method] = (...words: unknown[]) => void said.push(words.join(' '));
});

afterEach(() => {
  for (const [method, original] of originals) console[method] = original;
  if (said.length > 0) throw new Error(`The test printed on the console:\n${said.join('\n')}`);
});
