import { and, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Database } from './database.ts';
import { invitations } from './schema.ts';

export type Invitation = typeof invitations.$inferSelect;

type Change = Partial<Pick<Invitation, 'tokenHash' | 'expiresAt' | 'acceptedAt' | 'revokedAt'>>;

const EMAILS_LOCK = 7_164;

const isOpen = (now: Instant) =>
  and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, now));

export const invitationsIn = (db: Database) => {
  const all = () => db.select().from(invitations);
  return {
    /** Held by whoever invites an email or makes an account for it, until the transaction ends. */
    lockEmail: async (email: string) =>
      void (await db.execute(
        sql`select pg_advisory_xact_lock(${EMAILS_LOCK}, hashtext(${email.toLowerCase()}))`,
      )),

    list: async (): Promise<Invitation[]> => all().orderBy(desc(invitations.createdAt)),

    async findByToken(tokenHash: string): Promise<Invitation | null> {
      return (await all().where(eq(invitations.tokenHash, tokenHash)))[0] ?? null;
    },
    /** The same, and nobody else can take it up until the transaction ends. */
    async lockByToken(tokenHash: string): Promise<Invitation | null> {
      return (await all().where(eq(invitations.tokenHash, tokenHash)).for('update'))[0] ?? null;
    },
    async find(id: string): Promise<Invitation | null> {
      return (await all().where(eq(invitations.id, id)))[0] ?? null;
    },
    async lock(id: string): Promise<Invitation | null> {
      return (await all().where(eq(invitations.id, id)).for('update'))[0] ?? null;
    },
    async lockOpen(email: string, now: Instant): Promise<Invitation | null> {
      const theirs = eq(invitations.email, email.toLowerCase());
      return (
        (
          await all()
            .where(and(theirs, isOpen(now)))
            .for('update')
        )[0] ?? null
      );
    },
    async lockOpenBy(personId: string, now: Instant): Promise<Invitation[]> {
      return all()
        .where(and(eq(invitations.invitedById, personId), isOpen(now)))
        .for('update');
    },
    async countOpenWithRole(role: string, now: Instant): Promise<number> {
      const rows = await db
        .select({ id: invitations.id })
        .from(invitations)
        .where(and(isOpen(now), sql`${invitations.roles} @> array[${role}]`));
      return rows.length;
    },
    async insert(invitation: Invitation): Promise<void> {
      await db.insert(invitations).values({ ...invitation, email: invitation.email.toLowerCase() });
    },
    async change(id: string, change: Change): Promise<void> {
      await db.update(invitations).set(change).where(eq(invitations.id, id));
    },
    async removeEnded(before: Instant): Promise<void> {
      await db
        .delete(invitations)
        .where(
          or(
            lt(invitations.expiresAt, before),
            lt(invitations.acceptedAt, before),
            lt(invitations.revokedAt, before),
          ),
        );
    },
  };
};
