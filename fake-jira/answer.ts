import type { Answer } from './ask.ts';

export type { Answer } from './ask.ts';

type Headers = Answer['headers'];

/** Jira Cloud's exact content type; the 403 to a Bearer is the one answer that lacks the charset. */
const JSON_TYPE = 'application/json;charset=UTF-8';

export const json = (body: unknown, status = 200, headers: Headers = {}): Answer => ({
  status,
  headers: { 'content-type': JSON_TYPE, ...headers },
  body: JSON.stringify(body),
});

export const html = (body: string, status = 200, headers: Headers = {}): Answer => ({
  status,
  headers: { 'content-type': 'text/html;charset=UTF-8', ...headers },
  body,
});

export const xml = (body: string, status: number, headers: Headers = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/xml;charset=UTF-8', ...headers },
  body,
});

export const text = (body: string, status: number, headers: Headers = {}): Answer => ({
  status,
  headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers },
  body,
});

export const redirect = (location: string, status = 302, headers: Headers = {}): Answer => ({
  status,
  headers: { location, 'content-type': 'text/html;charset=UTF-8', ...headers },
  body: '',
});

/** The envelope of Jira's own refusals. */
export const refusal = (status: number, message: string): Answer =>
  json({ errorMessages: [message], errors: {} }, status);

export const withHeaders = (answer: Answer, headers: Headers): Answer => ({
  ...answer,
  headers: { ...headers, ...answer.headers },
});

export const escapeHtml = (value: string): string =>
  value.replace(/[&<>"]/gu, (character) => `&#${character.codePointAt(0)};`);
