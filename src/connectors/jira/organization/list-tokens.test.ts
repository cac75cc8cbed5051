import { expect, test } from 'vitest';
import { ok } from '#kernel/result.ts';
import { listTokens } from './list-tokens.ts';

const ID = '00000000-0000-4000-8000-000000000042';
const row = (id: string) => ({ status: 'ALLOWED', user: { id } });

/** Answers one after the other, and remembers what was asked. */
function answering(...pages: { status?: number; body: unknown }[]) {
  const asked: string[] = [];
  const send = async (path: string) => {
    const page = pages[Math.min(asked.length, pages.length - 1)];
    asked.push(path);
    const headers = { 'content-type': 'application/json' };
    return ok({ status: page?.status ?? 200, headers, text: JSON.stringify(page?.body) });
  };
  return { asked, list: () => listTokens(send, ID, () => {}) };
}

test.each([
  'abc+/=',
  '/admin/api-access/v1/orgs/x/api-tokens?cursor=abc%2B%2F%3D',
  'https://api.atlassian.com/x?pageSize=2&cursor=abc%2B%2F%3D',
  '?cursor=abc%2B%2F%3D',
])('the next page is found by %s', async (next) => {
  const { asked, list } = answering(
    { body: { data: [row('ada')], links: { next } } },
    { body: { data: [row('bob')], links: {} } },
  );
  expect(await list()).toEqual(ok({ tokens: [row('ada'), row('bob')], isWhole: true }));
  expect(asked[1]).toContain('cursor=abc%2B%2F%3D');
  expect(asked.every((path) => path.startsWith(`/admin/api-access/v1/orgs/${ID}/api-tokens?`))).toBe(true);
});

test('a list that goes round in a circle ends', async () => {
  const { asked, list } = answering({ body: { data: [row('ada')], links: { next: 'same' } } });
  expect(await list()).toMatchObject({ ok: true, value: { isWhole: true } });
  expect(asked).toHaveLength(2);
});

test('a list without an end is given up after twenty pages', async () => {
  const pages = Array.from({ length: 30 }, (_, n) => ({ body: { data: [], links: { next: `page-${n}` } } }));
  const { asked, list } = answering(...pages);
  expect(await list()).toEqual(ok({ tokens: [], isWhole: false }));
  expect(asked).toHaveLength(20);
});

test('a page size that is refused is left to the other side', async () => {
  const { asked, list } = answering({ status: 400, body: {} }, { body: { data: [row('ada')] } });
  expect(await list()).toEqual(ok({ tokens: [row('ada')], isWhole: true }));
  expect(asked[0]).toContain('pageSize=');
  expect(asked[1]).not.toContain('pageSize=');
});

test.each([{ data: 'none' }, { tokens: [] }, [], { data: [{ user: 7 }] }])('%j is no list', async (body) => {
  expect(await answering({ body }).list()).toEqual({ ok: false, failure: 'unreadable' });
});
