import { expect, test } from 'vitest';
import { type Actor, COMMAND_LINE, OWLHUB } from './actor.ts';
import { authorize, holdsAll, may, type Permission, PERMISSIONS } from './permission.ts';

const person = (permissions: readonly Permission[], mustAddSecondFactor = false): Actor => ({
  kind: 'person',
  personId: 'fake-id',
  email: 'ada@example.com',
  name: 'Ada',
  address: null,
  permissions: new Set(permissions),
  sessionId: 'fake-session',
  mustAddSecondFactor,
  isConfirmed: true,
});
const token = (permissions: readonly Permission[]): Actor => ({
  kind: 'token',
  personId: 'fake-id',
  email: 'ada@example.com',
  name: 'Ada',
  address: null,
  permissions: new Set(permissions),
  tokenId: 'fake-token',
  tokenName: 'Nightly report',
});
const STRANGER: Actor = { kind: 'stranger', address: null };

test.each(PERMISSIONS)('%s is allowed to whoever has it, and to nobody else', (permission) => {
  const others = PERMISSIONS.filter((id) => id !== permission);
  for (const make of [person, token]) {
    expect(() => authorize(make([permission]), permission)).not.toThrow();
    expect(() => authorize(make(others), permission)).toThrow(/may not/);
  }
  expect(may(OWLHUB, permission)).toBe(true);
  expect(may(COMMAND_LINE, permission)).toBe(true);
  expect(() => authorize(STRANGER, permission)).toThrow(/Sign in first/);
});

test('a refusal names the permission, which is what the audit log and the helpers go by', () => {
  expect(() => authorize(person([]), 'integrations.add')).toThrow(
    expect.objectContaining({ code: 'not_allowed', permission: 'integrations.add' }),
  );
});

test('who must add a second factor first is told so, not that they lack a role', () => {
  expect(() => authorize(person([], true), 'integrations.read')).toThrow(/second factor/);
});

test('nobody gives what they do not have', () => {
  const administrator = person(['people.manage', 'integrations.read']);
  expect(holdsAll(administrator, ['integrations.read'])).toBe(true);
  expect(holdsAll(administrator, ['integrations.read', 'roles.manage'])).toBe(false);
  expect(holdsAll(STRANGER, [])).toBe(true);
});
