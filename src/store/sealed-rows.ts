import { sql } from 'drizzle-orm';
import type { Sealed } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import { type Place, rowName } from './row-name.ts';

/** One sealed value: which column of which row holds it, and the name it is bound to. */
export type SealedRow = { place: Place; id: string; name: string; sealed: Sealed };

/** Every column that holds something sealed. `owlhub keys rotate` goes through them all. */
const PLACES = {
  connection: 'integrations',
  candidate: 'integrations',
  report: 'integrations',
  detail: 'verifications',
} as const satisfies Record<Place, string>;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a literal are its keys
export const places = Object.keys(PLACES) as Place[];

const named = (place: Place) => ({
  table: sql.identifier(PLACES[place]),
  text: sql.identifier(place),
  key: sql.identifier(`${place}_key`),
});

export const sealedRowsIn = (db: Database) => ({
  /** Rows sealed with another key than `keyId`, by id, beginning after `afterId`. */
  async otherThan(keyId: string, place: Place, afterId: string, limit: number): Promise<SealedRow[]> {
    const { table, text, key } = named(place);
    const { rows } = await db.execute<{ id: string; text: string; key: string }>(sql`
      select id, ${text} as text, ${key} as key from ${table}
      where ${key} is not null and ${key} <> ${keyId} and id::text > ${afterId} order by id::text limit ${limit}`);
    return rows.map((row) => ({
      place,
      id: row.id,
      name: rowName(place, row.id),
      sealed: { text: row.text, keyId: row.key },
    }));
  },
  /** The keys that any row names. Waits for whoever is writing one, and keeps others from it until the transaction ends. */
  async keysInUse(): Promise<string[]> {
    await db.execute(sql`lock table integrations, verifications in share mode`);
    const perPlace = places.map((place) => {
      const { table, key } = named(place);
      return sql`select ${key} as key from ${table} where ${key} is not null`;
    });
    const { rows } = await db.execute<{ key: string }>(sql.join(perPlace, sql` union `));
    return rows.map(({ key }) => key);
  },
  /** False where somebody has written the row meanwhile. */
  async replace({ place, id, sealed }: SealedRow, anew: Sealed): Promise<boolean> {
    const { table, text, key } = named(place);
    const { rowCount } = await db.execute(sql`
      update ${table} set ${text} = ${anew.text}, ${key} = ${anew.keyId}
      where id = ${id} and ${text} = ${sealed.text}`);
    return rowCount === 1;
  },
});
