import type { Channel, ChannelChange } from '#contract/channel.ts';
import type { Kind } from './kinds.ts';
import { recipientsIn } from './recipients.ts';

/** The name and where it leads, as they are typed. */
export type Place = { name: string; to: string; url: string };

type Target = { to?: string[]; url?: string };

/** What of it belongs to a kind. Nothing typed is nothing sent, so that the server says what is missing. Pure. */
export function targetOf(kind: Kind, { to, url }: Pick<Place, 'to' | 'url'>): Target {
  const recipients = recipientsIn(to);
  if (kind === 'mail') return recipients.length > 0 ? { to: recipients } : {};
  return url.trim() === '' ? {} : { url: url.trim() };
}

type Known = Pick<Channel, 'kind' | 'name' | 'place'>;

/** What a form begins with: the mail addresses one a line, and nothing of an address that is a secret. Pure. */
export const placeOf = ({ kind, name, place }: Known): Place => ({
  name,
  to: kind === 'mail' ? recipientsIn(place ?? '').join('\n') : '',
  url: '',
});

/** Only what is other than before, because another address is tested. Pure. */
export function changeOf(known: Known, typed: Place): ChannelChange {
  const before = placeOf(known);
  const isElsewhere =
    recipientsIn(typed.to).join() !== recipientsIn(before.to).join() || typed.url.trim() !== '';
  return {
    ...(typed.name !== before.name && { name: typed.name }),
    ...(isElsewhere && known.kind === 'mail' && { to: recipientsIn(typed.to) }),
    ...(isElsewhere && known.kind !== 'mail' && { url: typed.url.trim() }),
  };
}
