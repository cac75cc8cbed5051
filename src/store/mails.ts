import { and, asc, desc, eq, inArray, isNotNull, lt, lte, ne, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import { mails } from './schema.ts';
import { open, seal } from './sealing.ts';

type Row = typeof mails.$inferSelect;
export type MailKind = Row['kind'];
export type MailState = Pick<Row, 'state' | 'problem'>;

/** A mail whose turn it is. `attempts` names this one, so that a late one cannot speak for its successor. */
export type TakenMail = Pick<Row, 'id' | 'attempts'>;

type NewMail = Pick<Row, 'id' | 'kind' | 'invitationId' | 'createdAt'> & { content: unknown };

/** What was sent, or will never be, keeps no content: it holds links. */
const EMPTY = { content: null, contentKey: null, nextAttemptAt: null };

const attempt = ({ id, attempts }: TakenMail) => and(eq(mails.id, id), eq(mails.attempts, attempts));

/** The outbox. */
export const mailsIn = (db: Database, vault: Vault) => {
  return {
    /** Due at once. */
    async insert({ content, ...mail }: NewMail): Promise<void> {
      const { text, key } = await seal(db, vault, 'mail', mail.id, content);
      await db.insert(mails).values({
        ...mail,
        state: 'waiting',
        content: text,
        contentKey: key,
        nextAttemptAt: mail.createdAt,
      });
    },
    /** One whose turn it is, kept from other processes until `leaseUntil`: who is killed meanwhile lets go by that. */
    async take(now: Instant, leaseUntil: Instant): Promise<TakenMail | null> {
      const due = db
        .select({ id: mails.id })
        .from(mails)
        .where(and(eq(mails.state, 'waiting'), lte(mails.nextAttemptAt, now)))
        .orderBy(asc(mails.nextAttemptAt))
        .limit(1)
        .for('update', { skipLocked: true });
      const [row] = await db
        .update(mails)
        .set({ attempts: sql`${mails.attempts} + 1`, nextAttemptAt: leaseUntil })
        .where(inArray(mails.id, due))
        .returning({ id: mails.id, attempts: mails.attempts });
      return row ?? null;
    },
    /** Null where nobody can open it any more. Throws KeyNotHere where another process can. */
    async contentOf<T>(id: string): Promise<T | null> {
      const [row] = await db
        .select({ text: mails.content, key: mails.contentKey })
        .from(mails)
        .where(eq(mails.id, id));
      return row ? open<T>(db, vault, 'mail', id, row) : null;
    },
    /** Another content for the same mail. False where somebody else has taken it up since. */
    async rewrite(taken: TakenMail, kind: MailKind, content: unknown): Promise<boolean> {
      const { text, key } = await seal(db, vault, 'mail', taken.id, content);
      const { rowCount } = await db
        .update(mails)
        .set({ kind, content: text, contentKey: key })
        .where(attempt(taken));
      return rowCount === 1;
    },
    async markSent(taken: TakenMail, sentAt: Instant): Promise<void> {
      await db
        .update(mails)
        .set({ ...EMPTY, state: 'sent', sentAt, problem: null })
        .where(attempt(taken));
    },
    async putOff(taken: TakenMail, nextAttemptAt: Instant, problem: string): Promise<void> {
      await db.update(mails).set({ nextAttemptAt, problem }).where(attempt(taken));
    },
    /** As if it had not been taken. */
    async putBack(taken: TakenMail, nextAttemptAt: Instant): Promise<void> {
      await db
        .update(mails)
        .set({ attempts: taken.attempts - 1, nextAttemptAt })
        .where(attempt(taken));
    },
    async giveUp(taken: TakenMail, problem: string): Promise<void> {
      await db
        .update(mails)
        .set({ ...EMPTY, state: 'given_up', problem })
        .where(attempt(taken));
    },
    remove: async (id: string) => void (await db.delete(mails).where(eq(mails.id, id))),

    /** Those with a link that works no more. */
    async removeWaitingFor(invitationId: string): Promise<void> {
      await db.delete(mails).where(and(eq(mails.invitationId, invitationId), eq(mails.state, 'waiting')));
    },
    /** How the last mail of each invitation fares. */
    async latestByInvitation(): Promise<Map<string, MailState>> {
      const rows = await db
        .selectDistinctOn([mails.invitationId], {
          invitationId: mails.invitationId,
          state: mails.state,
          problem: mails.problem,
        })
        .from(mails)
        .where(isNotNull(mails.invitationId))
        .orderBy(mails.invitationId, desc(mails.createdAt));
      return new Map(rows.map(({ invitationId, ...mail }) => [invitationId ?? '', mail]));
    },
    /** Those that came to an end. Who was written to, and when, is not kept for good. */
    async removeEnded(before: Instant): Promise<void> {
      await db.delete(mails).where(and(ne(mails.state, 'waiting'), lt(mails.createdAt, before)));
    },
  };
};
