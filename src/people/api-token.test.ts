import { expect, test } from 'vitest';
import { permissionsOfToken, tokenStatus } from './api-token.ts';
import type { Permission } from './permission.ts';

const [analyst, viewer] = (
  [['integrations.read', 'integrations.verify'], ['integrations.read']] satisfies Permission[][]
).map((permissions) => ({ permissions }));

test.each([
  ['a role', { role: analyst ?? null, permissions: null }],
  ['permissions of its own', { role: null, permissions: analyst?.permissions ?? null }],
])('with %s it may do what its maker may as well', (_what, grant) => {
  expect([...permissionsOfToken(grant, new Set(analyst?.permissions))]).toEqual(analyst?.permissions);
  expect([...permissionsOfToken(grant, new Set(viewer?.permissions))]).toEqual(viewer?.permissions);
  expect([...permissionsOfToken(grant, new Set())]).toEqual([]);
});

test('what its maker may besides does not come with it', () => {
  const maker = new Set<Permission>(['integrations.read', 'people.manage']);
  expect([...permissionsOfToken({ role: viewer ?? null, permissions: null }, maker)]).toEqual([
    'integrations.read',
  ]);
});

test('a token whose role is gone may do nothing', () => {
  expect([...permissionsOfToken({ role: null, permissions: null }, new Set(analyst?.permissions))]).toEqual(
    [],
  );
});

const [before, at, after] = [
  '2026-01-01T00:00:00.000Z',
  '2026-01-02T00:00:00.000Z',
  '2026-01-03T00:00:00.000Z',
];

test.each([
  [{ expiresAt: after, revokedAt: null }, 'active'],
  [{ expiresAt: at, revokedAt: null }, 'expired'],
  [{ expiresAt: before, revokedAt: null }, 'expired'],
  [{ expiresAt: after, revokedAt: before }, 'revoked'],
  [{ expiresAt: before, revokedAt: before }, 'revoked'],
])('%j is %s', (life, status) => {
  expect(tokenStatus(life, at)).toBe(status);
});
