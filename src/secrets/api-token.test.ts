import { expect, test } from 'vitest';
import { createApiToken, hashApiToken } from './api-token.ts';
import { reveal } from './reveal.ts';
import { Secret } from './secret.ts';

const made = () => {
  const { text, ...rest } = createApiToken();
  return { ...rest, text: reveal(text) };
};
const hashOf = (text: string) => hashApiToken(new Secret(text));

test('a token has its prefix, its hash is found again, and no two are alike', () => {
  const tokens = Array.from({ length: 200 }, made);
  expect(new Set(tokens.map(({ text }) => text)).size).toBe(200);
  for (const { text, hash, lastFour } of tokens) {
    expect(text).toMatch(/^owl_[0-9A-Za-z]{36}$/);
    expect(hashOf(text)).toBe(hash);
    expect(text.endsWith(lastFour)).toBe(true);
  }
});

test('one character that is wrong, at any place, is noticed without asking anybody', () => {
  const { text, hash } = made();
  for (let at = 0; at < text.length; at += 1) {
    const other = text[at] === 'x' ? 'y' : 'x';
    expect(hashOf(`${text.slice(0, at)}${other}${text.slice(at + 1)}`)).toBeNull();
  }
  expect(hashOf(text)).toBe(hash);
});

test.each(['', 'owl_', 'fake-token', 'x'.repeat(10_000)])('%j is no token', (text) => {
  expect(hashOf(text)).toBeNull();
});

test('what is not the whole token is none', () => {
  const { text } = made();
  for (const wrong of [text.slice(1), text.slice(0, -1), `${text} `, `${text}\n`, text.toUpperCase()]) {
    expect(hashOf(wrong)).toBeNull();
  }
});

test('a token does not print', () => {
  const { text } = createApiToken();
  expect(`${String(text)} ${JSON.stringify({ text })}`).toBe('[secret] {"text":"[secret]"}');
});
