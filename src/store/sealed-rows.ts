import { sql } from 'drizzle-orm';
import type { Sealed } from '#secrets/vault.ts';
import type { Database } from './database.ts';
import { type Place, PLACES, rowName } from './row-name.ts';

/** One sealed value: which column of which row holds it, and the name it is bound to. */
export type SealedRow = { place: Place; id: string; name: string; sealed: Sealed };

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a literal are its keys
export const places = Object.keys(PLACES) as Place[];

const named = (place: Place) => ({
  table: sql.identifier(PLACES[place].table),
  text: sql.identifier(PLACES[place].column),
  key: sql.identifier(`${PLACES[place].column}_key`),
  id: sql.identifier(PLACES[place].id),
});

const TABLES = sql.join(
  [...new Set(Object.values(PLACES).map(({ table }) => table))].map((table) => sql.identifier(table)),
  sql`, `,
);

export const sealedRowsIn = (db: Database) => ({
  /** Rows sealed with another key than `keyId`, by id, beginning after `afterId`. */
  async otherThan(keyId: string, place: Place, afterId: string, limit: number): Promise<SealedRow[]> {
    const { table, text, key, id } = named(place);
    const { rows } = await db.execute<{ id: string; text: string; key: string }>(sql`
      select ${id}::text as id, ${text} as text, ${key} as key from ${table}
      where ${key} is not null and ${key} <> ${keyId} and ${id}::text > ${afterId} order by ${id}::text limit ${limit}`);
    return rows.map((row) => ({
      place,
      id: row.id,
      name: rowName(place, row.id),
      sealed: { text: row.text, keyId: row.key },
    }));
  },
  /** The keys that any row names. Waits for whoever is writing one, and keeps others from it until the transaction ends. */
  async keysInUse(): Promise<string[]> {
    await db.execute(sql`lock table ${TABLES} in share mode`);
    const perPlace = places.map((place) => {
      const { table, key } = named(place);
      return sql`select ${key} as key from ${table} where ${key} is not null`;
    });
    const { rows } = await db.execute<{ key: string }>(sql.join(perPlace, sql` union `));
    return rows.map(({ key }) => key);
  },
  /** False where somebody has written the row meanwhile. */
  async replace({ place, id: rowId, sealed }: SealedRow, anew: Sealed): Promise<boolean> {
    const { table, text, key, id } = named(place);
    const { rowCount } = await db.execute(sql`
      update ${table} set ${text} = ${anew.text}, ${key} = ${anew.keyId}
      where ${id} = ${rowId} and ${text} = ${sealed.text}`);
    return rowCount === 1;
  },
});
