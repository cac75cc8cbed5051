import { expect, test } from 'vitest';
import type { Actor } from './actor.ts';
import { authorize, may, PERMISSIONS, type Permission } from './permission.ts';

const owner: Actor = { kind: 'person', id: 'fake-id', email: 'owner@example.com', role: 'owner' };

test.each(PERMISSIONS)('an owner may do %s, and so may OwlHub itself', (permission) => {
  expect(() => authorize(owner, permission)).not.toThrow();
  expect(may({ kind: 'system' }, permission)).toBe(true);
});

test('what no role grants is refused, with who can help', () => {
  const unknown = 'integrations.sell' as Permission;
  expect(may(owner, unknown)).toBe(false);
  expect(() => authorize(owner, unknown)).toThrow(/integrations\.sell.*Ask an owner/);
});
