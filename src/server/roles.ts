import { NewRole, PermissionList, Role, RoleChange, RoleId, RoleList } from '#contract/role.ts';
import { z } from 'zod';
import { changeRole } from '#operations/change-role.ts';
import type { Context } from '#operations/context.ts';
import { createRole } from '#operations/create-role.ts';
import { deleteRole } from '#operations/delete-role.ts';
import { listPermissions } from '#operations/list-permissions.ts';
import { listRoles } from '#operations/list-roles.ts';
import { actorOf } from './authenticate.ts';
import { nothing, problems, type Routes } from './routes.ts';

const tags = ['Roles'];
const managing = { access: 'roles.manage' } as const;
const ById = z.object({ id: RoleId });

export function roles(routes: Routes, ctx: Context): void {
  routes.get(
    '/api/roles',
    {
      config: { access: ['people.read', 'roles.manage'] },
      schema: { tags, summary: 'List the roles', response: { 200: RoleList, ...problems } },
    },
    async (request) => ({ roles: await listRoles(ctx, actorOf(request)) }),
  );
  routes.post(
    '/api/roles',
    {
      config: managing,
      schema: { tags, summary: 'Make a role', body: NewRole, response: { 201: Role, ...problems } },
    },
    async (request, reply) => reply.code(201).send(await createRole(ctx, actorOf(request), request.body)),
  );
  routes.patch(
    '/api/roles/:id',
    {
      config: managing,
      schema: {
        tags,
        summary: 'Change a role',
        description: 'Of the roles that OwlHub brings only whether they need a second factor.',
        params: ById,
        body: RoleChange,
        response: { 200: Role, ...problems },
      },
    },
    async (request) => changeRole(ctx, actorOf(request), request.params.id, request.body),
  );
  routes.delete(
    '/api/roles/:id',
    {
      config: managing,
      schema: {
        tags,
        summary: 'Delete one that nobody has',
        params: ById,
        response: { 204: nothing, ...problems },
      },
    },
    async (request, reply) => {
      await deleteRole(ctx, actorOf(request), request.params.id);
      return reply.code(204).send();
    },
  );
  routes.get(
    '/api/permissions',
    {
      config: { access: 'signed_in' },
      schema: {
        tags,
        summary: 'What can be permitted, and who can help where it is not',
        response: { 200: PermissionList, ...problems },
      },
    },
    async (request) => ({ permissions: await listPermissions(ctx, actorOf(request)) }),
  );
}
