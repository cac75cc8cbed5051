import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { reveal } from '#secrets/reveal.ts';
import { askForSecret } from './ask-for-secret.ts';

/** A terminal that writes down when its own echo was switched off and on, and what was said. */
function terminal() {
  const story: string[] = [];
  const setRawMode = (raw: boolean) => void story.push(raw ? 'echo off' : 'echo on');
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode });
  const say = (text: string) => void story.push(text.trim());
  return { input, story, io: { input, env: {}, write: say, complain: say } };
}

test('a typed secret is asked for only when the terminal no longer echoes, and is never shown', async () => {
  const { input, story, io } = terminal();
  const asked = askForSecret(io, 'Token: ');
  input.write('fake-typed-token\r');
  expect(reveal(await asked)).toBe('fake-typed-token');
  expect(story).toEqual(['echo off', 'Token:', 'echo on', '']);
});

const piped = (text: string) => Object.assign(new PassThrough(), { isTTY: false }).end(text);

test('a piped secret is read without a prompt, and none at all is told', async () => {
  const { story, io } = terminal();
  expect(reveal(await askForSecret({ ...io, input: piped('fake-piped-token\nmore') }, 'Token: '))).toBe(
    'fake-piped-token',
  );
  await expect(askForSecret({ ...io, input: piped('') }, 'Token: ')).rejects.toThrow('No token was given');
  expect(story).toEqual([]);
});
