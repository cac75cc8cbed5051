import fastify from 'fastify';
import { expect, test } from 'vitest';
import { type Access, declareAccess, requireAccess } from './access.ts';
import type { Actor } from '#people/actor.ts';
import type { Permission } from '#people/permission.ts';

const serverWith = (url: string, access?: Access) => {
  const server = fastify();
  declareAccess(server);
  server.get(url, { ...(access && { config: { access } }) }, async () => 'fine');
  return server;
};

test('a route of the API that does not say who may ask it cannot be added, and one that does can', async () => {
  expect(() => serverWith('/api/secrets')).toThrow('GET /api/secrets declares no access.');
  const server = serverWith('/api/secrets', 'audit.read');
  expect((await server.inject('/api/secrets')).payload).toBe('fine');
});

test('what is no part of the API need not', async () => {
  expect((await serverWith('/page').inject('/page')).statusCode).toBe(200);
});

const signed = (permissions: Permission[]) => ({
  personId: 'p1',
  email: 'ada@example.com',
  name: 'Ada',
  permissions: new Set(permissions),
  address: null,
});
const person = (...permissions: Permission[]): Actor => ({
  ...signed(permissions),
  kind: 'person',
  sessionId: 's1',
  mustAddSecondFactor: false,
  isConfirmed: true,
});
const token = (...permissions: Permission[]): Actor => ({
  ...signed(permissions),
  kind: 'token',
  tokenId: 't1',
  tokenName: 'Nightly report',
});

test.each<[Exclude<Access, 'open'>, Actor, Actor]>([
  ['audit.read', token('audit.read'), token('people.read')],
  [['people.read', 'roles.manage'], person('roles.manage'), person('audit.read')],
  ['person', person(), token('audit.read')],
  [{ person: 'tokens.manage' }, person('tokens.manage'), token('tokens.manage')],
  [{ person: 'tokens.manage' }, person('tokens.manage'), person('audit.read')],
])('%j lets in who has it and nobody else', (access, right, wrong) => {
  requireAccess(right, access);
  expect(() => requireAccess(wrong, access)).toThrow(/may not|Only a person/);
});
