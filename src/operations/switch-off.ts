import type { Told } from '#notifications/notification.ts';
import { OWLHUB } from '#people/actor.ts';
import type { ChannelRecord } from '#store/channels.ts';
import type { Store } from '#store/store.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { activeWith } from './people-to-tell.ts';
import { tellAll } from './tell-all.ts';
import { linkTo } from './told.ts';

const WHY = {
  failing: 'Every delivery to it failed for five days.',
  gone: 'The other side says that this address is no more.',
};

/** Sends nothing more to a channel, and says so to the others and to whoever looks after channels. */
export async function switchOff(
  ctx: Context,
  store: Store,
  channel: ChannelRecord,
  why: keyof typeof WHY,
): Promise<void> {
  const now = ctx.now();
  await store.channels.change(channel.id, { offAt: now, offWhy: why });
  await store.deliveries.giveUpWaiting(channel.id, now);
  const told: Told = {
    id: ctx.newId(),
    at: now,
    type: 'channel.switched_off',
    severity: 'bad',
    integration: null,
    title: `The channel “${channel.name}” was switched off`,
    lines: [
      WHY[why],
      'Nothing more is sent to it, and what waited is given up.',
      'Next: Look at its deliveries, mend what is wrong or give it another address, and switch it on again.',
    ],
    link: linkTo(ctx, `/settings/notifications/${channel.id}`),
    data: { channel: { id: channel.id, name: channel.name, kind: channel.kind }, why },
  };
  const personIds = ctx.mailer ? [...(await activeWith(store, 'notifications.manage'))] : [];
  await tellAll(ctx, store, [{ told, personIds }]);
  await audit(ctx, store, OWLHUB, {
    action: 'channel.switched_off',
    target: { kind: 'channel', id: channel.id, label: channel.name },
    more: { why },
  });
}
