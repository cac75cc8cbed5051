import type { Target, WebTarget } from '#channels/channel.ts';
import type { ChannelSettings } from '#channels/sender.ts';
import { type Answer, text } from '#fake-jira/answer.ts';
import type { Fault } from '#fake-jira/faults.ts';
import { createMailer } from '#mail/mailer.ts';
import { startMailServer } from '#test/mail-server.ts';
import { startReceivers, targetAt } from '#test/receivers.ts';

/** `good` must be delivered; then `spoil` is done, and `bad` must fail with the reason. */
export type Delivery = {
  world: World;
  good: Target;
  bad: Target;
  spoil: () => void;
  settings: Partial<ChannelSettings>;
  badSettings: Partial<ChannelSettings>;
  /** What must not be told. */
  address: string;
  cleanUp?: () => Promise<unknown>;
};

type World = Awaited<ReturnType<typeof startReceivers>>;
type Kind = WebTarget['kind'];
type Change = Partial<Omit<Delivery, 'world' | 'address'>>;
export type Make = () => Promise<Delivery>;

export const on =
  (kind: Kind, change: (world: World, address: string) => Change | Promise<Change>): Make =>
  async () => {
    const world = await startReceivers();
    const address = world.address(kind);
    const good = targetAt(kind, address);
    const nothing = { spoil: () => undefined, settings: {}, badSettings: {} };
    return { world, address, good, bad: good, ...nothing, ...(await change(world, address)) };
  };

export const answering = (kind: Kind, answer: Answer) =>
  on(kind, (world) => ({ spoil: () => void world.answer(answer) }));

export const withFault = (fault: Fault, kind: Kind = 'webhook') =>
  on(kind, (world) => ({ spoil: () => void world.fault(fault) }));

/** The limit is long enough for a machine that has much to do, and shorter than the real one. */
export const hanging = (fault: Fault) =>
  on('webhook', (world) => ({
    spoil: () => {
      world.answer(text('a long answer', 200));
      world.fault(fault);
    },
    badSettings: { withinMs: 4_000 },
  }));

export const network = (world: World, change: Partial<ChannelSettings['network']>) => ({
  network: { ...world.settings.network, ...change },
});

export const elsewhere = (host: string | (() => Promise<string>)) =>
  on('webhook', async (_world, address) => {
    const origin = typeof host === 'string' ? host : await host();
    const { pathname, search } = new URL(address);
    return { bad: targetAt('webhook', `${origin}${pathname}${search}`) };
  });

export const mailed =
  (refuse: boolean): Make =>
  async () => {
    const world = await startReceivers();
    let isClosed = false;
    const server = await startMailServer({
      onRcptTo: ({ address }, _session, done) =>
        isClosed && address.startsWith('gone') ? done(new Error('no such mailbox')) : done(),
    });
    const to = { kind: 'mail', to: ['gone@example.com', 'grace@example.com'] } as const;
    return {
      world,
      address: 'https://nothing.to.hide',
      good: to,
      bad: to,
      spoil: () => void (isClosed = true),
      settings: { mailer: createMailer(server.settings, null) },
      badSettings: refuse ? {} : { mailer: null },
      cleanUp: server.close,
    };
  };
