import type { FastifyInstance } from 'fastify';
import type { Actor } from '#people/actor.ts';
import { authorize, may, type Permission } from '#people/permission.ts';
import { requirePerson } from '#people/require-confirmed.ts';

/**
 * Who may ask a route: `open` answers everybody, `signed_in` every person and token, `person` only a person in a
 * browser, for what is their own; else whoever has one of the permissions, or, with `{ person: … }`, a person in a
 * browser who has it. The operation asks again.
 */
export type Access =
  | 'open'
  | 'signed_in'
  | 'person'
  | Permission
  | readonly Permission[]
  | { readonly person: Permission };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
}

/** A route under /api without a declaration is a bug, found when it is added. The documentation shows each one’s. */
export function declareAccess(server: FastifyInstance): void {
  server.addHook('onRoute', ({ url, method, config, schema }) => {
    // The documentation brings its own routes and says so in a hook of its own, which runs after this one.
    if (!url.startsWith('/api') || url.startsWith('/api/docs')) return;
    const access = config?.access;
    if (access === undefined) throw new Error(`${String(method)} ${url} declares no access.`);
    if (!schema) return;
    Object.assign(schema, { 'x-access': access });
    if (access === 'open') schema.security = [];
  });
}

/** Before a body is read, so that who may not do something learns nothing about how it is done. */
export function requireAccess(actor: Actor, access: Exclude<Access, 'open'>): void {
  if (access === 'signed_in') return;
  if (access === 'person') return void requirePerson(actor);
  if (typeof access === 'object' && 'person' in access) return authorize(requirePerson(actor), access.person);
  const anyOf = typeof access === 'string' ? [access] : access;
  const [first] = anyOf;
  if (first !== undefined && !anyOf.some((permission) => may(actor, permission))) authorize(actor, first);
}
