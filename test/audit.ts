import type { TestApp } from '#test/app.ts';

type Entry = {
  seq: number;
  action: string;
  outcome: string;
  actor: string;
  actorKind: string;
  address: string | null;
  target: string | null;
};

/** What the log says, the newest first, read behind OwlHub’s back so that reading adds nothing. */
export async function auditEntries({ database }: Pick<TestApp, 'database'>): Promise<Entry[]> {
  const rows = await database.query(
    `select seq::int, action, outcome, actor, actor_kind as "actorKind", address, target
     from audit_entries order by seq desc`,
  );
  return rows as Entry[];
}
