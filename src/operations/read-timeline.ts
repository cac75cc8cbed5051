import type { Timeline, TimelineEntry } from '#contract/watching.ts';
import { HAPPENINGS } from '#integrations/happening.ts';
import { wordsFor } from '#integrations/happening-words.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { HappeningRecord } from '#store/happenings.ts';
import type { IntegrationRecord } from '#store/integration-record.ts';
import { adviser } from './adviser.ts';
import type { Context } from './context.ts';
import { integrationNotFound } from './show-integration.ts';

type Asked = { before?: string | undefined; limit: number };

/** What happened to an integration, the newest first. */
export async function readTimeline(ctx: Context, actor: Actor, id: string, asked: Asked): Promise<Timeline> {
  authorize(actor, 'integrations.read');
  const integration = await ctx.store.integrations.find(id);
  if (!integration) throw integrationNotFound();
  // One more than asked for says whether there is a next page.
  const records = await ctx.store.happenings.list(id, { ...asked, limit: asked.limit + 1 });
  const shown = records.slice(0, asked.limit);
  return {
    entries: shown.map((record) => entryOf(ctx, integration, record)),
    next: records.length > asked.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

function entryOf(
  ctx: Context,
  integration: IntegrationRecord,
  { happening, ...record }: HappeningRecord,
): TimelineEntry {
  const { id, at, kind } = record;
  if (!happening) return { id, at, kind, severity: 'info', ...SEALED };
  const { title, lines } = wordsFor(happening, adviser(ctx, integration));
  return { id, at, kind, severity: HAPPENINGS[happening.kind].severity, title, lines: [...lines] };
}

const SEALED = {
  title: 'Cannot be read any more',
  lines: ['The key that this entry was sealed with is gone.'],
};
