import { HAPPENINGS, type Happening } from '#integrations/happening.ts';
import { wordsFor } from '#integrations/happening-words.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Told } from '#notifications/notification.ts';
import type { IntegrationRecord } from '#store/integration-record.ts';
import { adviser } from './adviser.ts';
import type { Context } from './context.ts';

type Happened = { id: string; at: Instant; happening: Happening };

/** What happened to an integration, as channels and mails tell it. */
export function toldOf(ctx: Context, integration: IntegrationRecord, { id, at, happening }: Happened): Told {
  const { title, lines } = wordsFor(happening, adviser(ctx, integration));
  const { kind, ...data } = happening;
  const { id: integrationId, name } = integration;
  return {
    id,
    at,
    type: kind,
    severity: HAPPENINGS[kind].severity,
    integration: { id: integrationId, name },
    title: `${name}: ${title}`,
    lines,
    link: linkTo(ctx, `/integrations/${integrationId}`),
    data,
  };
}

/** null where OwlHub does not know its own address. */
export const linkTo = ({ publicUrl }: Pick<Context, 'publicUrl'>, path: string): string | null =>
  publicUrl === null ? null : `${publicUrl}${path}`;
