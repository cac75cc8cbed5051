import type { ChannelKind, SigningSecret, Target } from '#channels/channel.ts';
import { type FieldProblem, Refusal } from '#kernel/refusal.ts';
import type { Filter } from '#notifications/filter.ts';
import type { Secret } from '#secrets/secret.ts';
import type { Store } from '#store/store.ts';
import type { ChannelReport, OpenedChannel } from './channel-record.ts';
import type { Context } from './context.ts';

export type TypedChannel = {
  kind: ChannelKind;
  to?: readonly string[] | undefined;
  url?: Secret | undefined;
};

const MISSING = {
  url: { field: 'url', message: 'The address is missing.', fix: 'Paste the address of the webhook.' },
  to: { field: 'to', message: 'The mail addresses are missing.', fix: 'Enter at least one.' },
};

/** Where it leads, tidied, or a refusal that names the field and the fix. Asks nobody outside. */
export function readTarget(
  ctx: Context,
  { kind, to, url }: TypedChannel,
  secrets: readonly SigningSecret[],
): Target {
  if (kind === 'mail') {
    if (!to) throw invalid(MISSING.to);
    return valueOf(ctx.channels.read({ kind, to }));
  }
  if (!url) throw invalid(MISSING.url);
  return valueOf(ctx.channels.read(kind === 'webhook' ? { kind, url, secrets } : { kind, url }));
}

function valueOf(read: ReturnType<Context['channels']['read']>): Target {
  if (read.ok) return read.value;
  throw invalid(read.failure);
}

/** One made elsewhere, or a new one. */
export function signingSecret(ctx: Context, pasted: Secret | undefined): SigningSecret {
  const read = pasted ? ctx.channels.readSigningSecret(pasted) : null;
  if (read && !read.ok) throw invalid(read.failure);
  const secret = read ? read.value : ctx.channels.createSigningSecret();
  return { id: ctx.newId(), secret, createdAt: ctx.now() };
}

export const invalid = (problem: FieldProblem) =>
  new Refusal('invalid', `${problem.message} ${problem.fix}`, { problems: [problem] });

/**
 * Refuses integrations that are not there: of those nothing would ever be told. What was chosen before and deleted since
 * may stay.
 */
export async function requireIntegrations(
  store: Store,
  filter: Filter | undefined,
  before?: Filter,
): Promise<void> {
  const added = (filter?.integrationIds ?? []).filter((id) => !before?.integrationIds?.includes(id));
  const there = await store.integrations.existing(added);
  if (added.every((id) => there.has(id))) return;
  throw invalid({
    field: 'filter.integrationIds',
    message: 'Some of these integrations are not there. They may have been deleted.',
    fix: 'Choose integrations from the list.',
  });
}

export async function openChannel(store: Store, id: string): Promise<OpenedChannel> {
  const channel = await store.channels.findOpened<Target, ChannelReport>(id);
  if (!channel) throw channelNotFound();
  return channel;
}

export const channelNotFound = () =>
  new Refusal('not_found', 'There is no such channel. It may have been deleted.');
