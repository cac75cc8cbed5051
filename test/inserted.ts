import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** People and sessions put into the database behind OwlHub’s back, for tests that need many at once. */
export const insertedInto = (database: Client) => ({
  async person(role: string, deactivatedAt: 'null' | 'now()' = 'null'): Promise<string> {
    const id = randomUUID();
    await database.query(
      `insert into people (id, email, name, roles, created_at, created_by, deactivated_at)
       values ('${id}', '${id}@example.com', 'Somebody', '{${role}}', now(), 'Test', ${deactivatedAt})`,
    );
    return id;
  },
  /** The header that a browser with this session sends. */
  async session(personId: string): Promise<{ cookie: string }> {
    const token = randomBytes(32).toString('base64url');
    const hash = createHash('sha256').update(token).digest('base64url');
    await database.query(
      `insert into sessions (id, token_hash, person_id, created_at, seen_at, method, has_second_factor, confirmed_at, device)
       values ('${randomUUID()}', '${hash}', '${personId}', now(), now(), 'password', false, now(), 'A program')`,
    );
    return { cookie: `owlhub=${token}` };
  },
});
