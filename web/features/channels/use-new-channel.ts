import { useState } from 'react';
import type { ChannelTest, NewChannel } from '#contract/channel.ts';
import { filterOf, newChoice, type NotificationType } from './choice.ts';
import type { Kind } from './kinds.ts';
import { type Place, targetOf } from './place.ts';
import { newTiming, rhythmOf } from './timing.ts';
import { ownTimeZone } from './TimeZoneField.tsx';

/** What is typed and chosen about a new channel. */
export function useNewChannel(kind: Kind, types: readonly NotificationType[]) {
  const [place, setPlace] = useState<Place>({ name: '', to: '', url: '' });
  const [secret, setSecret] = useState('');
  const [choice, setChoice] = useState(() => newChoice(types));
  const [timing, setTiming] = useState(() => newTiming(ownTimeZone()));
  const test = (): ChannelTest => ({
    kind,
    ...targetOf(kind, place),
    ...(secret.trim() !== '' && { secret: secret.trim() }),
  });
  const channel = (): NewChannel => ({
    ...test(),
    name: place.name,
    filter: filterOf(choice),
    rhythm: rhythmOf(timing),
  });
  return { place, setPlace, secret, setSecret, choice, setChoice, timing, setTiming, test, channel };
}

export type NewChannelForm = ReturnType<typeof useNewChannel>;
