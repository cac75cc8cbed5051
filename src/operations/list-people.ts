import type { PeopleList, Person } from '#contract/people.ts';
import { plusMs } from '#kernel/instant.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { authorize, holdsAll } from '#people/permission.ts';
import { OWNER, permissionsOf, type Role } from '#people/role.ts';
import type { Asked, ListedPerson } from '#store/people-list.ts';
import type { Context } from './context.ts';

type Needed = Pick<Context, 'store' | 'now'>;

/** A page of everybody who has an account. */
export function listPeople(ctx: Needed, actor: Actor, asked: Omit<Asked, 'id'>): Promise<PeopleList> {
  authorize(actor, 'people.read');
  return pageOf(ctx, actor, asked);
}

export function showPerson(ctx: Needed, actor: Actor, id: string): Promise<Person> {
  authorize(actor, 'people.read');
  return personFor(ctx, actor, id);
}

/** As the actor is shown them. Who may change a person without seeing all people sees this one. */
export async function personFor(ctx: Needed, actor: Actor, id: string): Promise<Person> {
  const { people } = await pageOf(ctx, actor, { id, offset: 0, limit: 1 });
  const [person] = people;
  if (!person) throw new Refusal('not_found', 'There is no such person.');
  return person;
}

async function pageOf(ctx: Needed, actor: Actor, asked: Asked): Promise<PeopleList> {
  const { sessions: limits } = await ctx.store.settings.read();
  const now = ctx.now();
  const moment = { now, seenSince: plusMs(now, -limits.idleMs), begunSince: plusMs(now, -limits.atMostMs) };
  const { people, total } = await ctx.store.people.listed(asked, moment);
  const roles = await ctx.store.roles.list();
  const owners = (await ctx.store.people.countByRole()).get(OWNER) ?? 0;
  return { people: people.map((person) => render(person, { actor, roles, owners })), total };
}

type Around = { actor: Actor; roles: readonly Role[]; owners: number };

function render(person: ListedPerson, { actor, roles, owners }: Around): Person {
  const { id, email, name, deactivatedAt, totpAddedAt, passkeys, passwordHash } = person;
  const { usesProvider, sessions, tokens, createdAt, createdBy, signedInAt } = person;
  const theirs = roles.filter((role) => person.roles.includes(role.id));
  const active = deactivatedAt === null;
  return {
    id,
    email,
    name,
    roles: theirs.map((role) => ({ id: role.id, name: role.name })),
    active,
    deactivatedAt,
    secondFactor: { totp: totpAddedAt !== null, passkeys },
    hasPassword: passwordHash !== null,
    usesProvider,
    sessions: active ? sessions : 0,
    tokens: active ? tokens : 0,
    createdAt,
    createdBy,
    signedInAt,
    manageable: holdsAll(actor, ['people.manage', ...permissionsOf(theirs)]),
    lastOwner: active && owners === 1 && person.roles.includes(OWNER),
  };
}
