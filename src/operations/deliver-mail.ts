import { KeyNotHere } from '#kernel/key-not-here.ts';
import { type Instant, msBetween, plusMs } from '#kernel/instant.ts';
import type { Message } from '#mail/message.ts';
import type { TakenMail } from '#store/mails.ts';
import type { Context } from './context.ts';
import type { Waiting } from './enqueue-mail.ts';
import { writeReset } from './write-reset.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Longer than any sending takes. */
const LEASE_MS = 2 * MINUTE;
/** A day in all, then it is given up. */
const PAUSES_MS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 8 * HOUR];

/** Sends one mail whose turn it is. Answers whether there was one. A mail may go out twice, and is never lost. */
export async function deliverMail(ctx: Context, signal: AbortSignal): Promise<boolean> {
  const { mailer, store } = ctx;
  if (!mailer) return false;
  const taken = await store.mails.take(ctx.now(), plusMs(ctx.now(), LEASE_MS));
  if (!taken) return false;
  const message = await messageOf(ctx, taken);
  if (!message) return true;
  if (isLate(message, ctx.now())) {
    await store.mails.giveUp(taken, 'Its link expired before it could be sent.');
    return true;
  }
  const sent = await mailer.send(message, signal);
  if (sent.ok) await store.mails.markSent(taken, ctx.now());
  else if (signal.aborted) await store.mails.putBack(taken, ctx.now());
  else await putOff(ctx, taken, sent.failure);
  return true;
}

async function messageOf(ctx: Context, taken: TakenMail): Promise<Message | null> {
  const { store } = ctx;
  try {
    const waiting = await store.mails.contentOf<Waiting>(taken.id);
    if (waiting?.kind === 'reset_asked') return await writeReset(ctx, taken, waiting.email);
    if (waiting === null) await store.mails.giveUp(taken, 'The key that it was sealed with is gone.');
    return waiting;
  } catch (error) {
    // Another process can open it.
    if (error instanceof KeyNotHere) await store.mails.putBack(taken, plusMs(ctx.now(), MINUTE));
    throw error;
  }
}

const isLate = (message: Message, now: Instant) =>
  'expiresAt' in message && msBetween(now, message.expiresAt) <= 0;

async function putOff({ store, now, log }: Context, taken: TakenMail, problem: string): Promise<void> {
  const pauseMs = PAUSES_MS[taken.attempts - 1];
  log.warn({ mailId: taken.id, attempts: taken.attempts, problem }, 'a mail could not be sent');
  if (pauseMs === undefined) await store.mails.giveUp(taken, problem);
  else await store.mails.putOff(taken, plusMs(now(), pauseMs), problem);
}
