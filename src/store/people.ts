import { and, arrayContains, arrayOverlaps, asc, count, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Instant } from '#kernel/instant.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Vault } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import { passkeys, people, recoveryCodes } from './schema.ts';
import { open, seal } from './sealing.ts';

export type Person = {
  id: string;
  email: string;
  name: string;
  roles: string[];
  passwordHash: string | null;
  createdAt: Instant;
  createdBy: string;
  signedInAt: Instant | null;
  deactivatedAt: Instant | null;
  totpAddedAt: Instant | null;
};

type Change = Partial<Pick<Person, 'name' | 'roles' | 'passwordHash' | 'signedInAt' | 'deactivatedAt'>>;

/** Of two set-ups at once, the second must see the first one's owner; of two demotions, the first one's. */
const OWNERS_LOCK = 7_164_202;

export const COLUMNS = {
  id: people.id,
  email: people.email,
  name: people.name,
  roles: people.roles,
  passwordHash: people.passwordHash,
  createdAt: people.createdAt,
  createdBy: people.createdBy,
  signedInAt: people.signedInAt,
  deactivatedAt: people.deactivatedAt,
  totpAddedAt: people.totpAddedAt,
};

export const peopleIn = (db: Database, vault: Vault) => {
  const all = () => db.select(COLUMNS).from(people);
  return {
    /** Held by whoever makes or takes away owners, until the transaction ends. */
    lockOwners: async () => void (await db.execute(sql`select pg_advisory_xact_lock(${OWNERS_LOCK})`)),

    async anyExists(): Promise<boolean> {
      const [row] = await db.select({ people: count() }).from(people);
      return (row?.people ?? 0) > 0;
    },
    async find(id: string): Promise<Person | null> {
      return (await all().where(eq(people.id, id)))[0] ?? null;
    },
    /** The same, and nobody else can change it until the transaction ends. */
    async lock(id: string): Promise<Person | null> {
      return (await all().where(eq(people.id, id)).for('update'))[0] ?? null;
    },
    async findByEmail(email: string): Promise<Person | null> {
      return (await all().where(eq(people.email, email.toLowerCase())))[0] ?? null;
    },
    /** Some who are active and have one of the roles, the oldest accounts first. */
    activeWithRoles: async (roles: readonly string[], limit: number): Promise<Person[]> =>
      all()
        .where(and(isNull(people.deactivatedAt), arrayOverlaps(people.roles, [...roles])))
        .orderBy(asc(people.createdAt))
        .limit(limit),

    /** All of them, however many. */
    async activeIdsWithRoles(roles: readonly string[]): Promise<string[]> {
      const having = and(isNull(people.deactivatedAt), arrayOverlaps(people.roles, [...roles]));
      return (await db.select({ id: people.id }).from(people).where(having)).map(({ id }) => id);
    },
    /** Of these people the ones who are active. */
    async activeAmong(ids: readonly string[]): Promise<string[]> {
      const isOne = and(isNull(people.deactivatedAt), inArray(people.id, [...ids]));
      return (await db.select({ id: people.id }).from(people).where(isOne)).map(({ id }) => id);
    },
    /** Whoever has the role and is active, besides this person. */
    async countOthersActiveWith(role: string, exceptId: string): Promise<number> {
      const having = and(isNull(people.deactivatedAt), arrayContains(people.roles, [role]));
      const [row] = await db
        .select({ people: count() })
        .from(people)
        .where(and(having, ne(people.id, exceptId)));
      return row?.people ?? 0;
    },
    async insert(person: Person): Promise<void> {
      await db.insert(people).values({ ...person, email: person.email.toLowerCase() });
    },
    async change(id: string, change: Change): Promise<void> {
      await db.update(people).set(change).where(eq(people.id, id));
    },
    remove: async (id: string) => void (await db.delete(people).where(eq(people.id, id))),

    /** The secret of the authenticator app, also before it counts, with the step of the last accepted code. */
    async totpOf(id: string): Promise<{ secret: Secret; lastStep: number | null } | null> {
      const [row] = await db
        .select({ text: people.totp, key: people.totpKey, lastStep: people.totpLastStep })
        .from(people)
        .where(eq(people.id, id));
      const secret = row && (await open<Secret>(db, vault, 'totp', id, row));
      return secret ? { secret, lastStep: row.lastStep } : null;
    },
    async saveTotp(id: string, secret: Secret | null, addedAt: Instant | null): Promise<void> {
      const sealed = secret ? await seal(db, vault, 'totp', id, secret) : { text: null, key: null };
      await db
        .update(people)
        .set({ totp: sealed.text, totpKey: sealed.key, totpAddedAt: addedAt, totpLastStep: null })
        .where(eq(people.id, id));
    },
    /** All that they have: authenticator app, recovery codes and passkeys. */
    async removeSecondFactors(id: string): Promise<void> {
      await db
        .update(people)
        .set({ totp: null, totpKey: null, totpAddedAt: null, totpLastStep: null })
        .where(eq(people.id, id));
      await db.delete(recoveryCodes).where(eq(recoveryCodes.personId, id));
      await db.delete(passkeys).where(eq(passkeys.personId, id));
    },
    /** False where this step or a later one was used already: of two requests with one code, one wins. */
    async spendTotpStep(id: string, step: number, addedAt?: Instant): Promise<boolean> {
      const { rowCount } = await db
        .update(people)
        .set({ totpLastStep: step, ...(addedAt && { totpAddedAt: addedAt }) })
        .where(
          and(eq(people.id, id), sql`(${people.totpLastStep} is null or ${people.totpLastStep} < ${step})`),
        );
      return rowCount === 1;
    },
  };
};
