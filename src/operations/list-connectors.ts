import type { Connector } from '#contract/connector.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import type { Context } from './context.ts';

/** What can be added, each with its form. */
export function listConnectors(ctx: Context, actor: Actor): Connector[] {
  authorize(actor, 'integrations.read');
  return Object.values(ctx.connectors).map(({ type, title, description, guidePath, fields, ladder }) => ({
    type,
    title,
    description,
    guidePath,
    fields: [...fields],
    ladder: [...ladder],
  }));
}
