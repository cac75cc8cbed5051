import { fail, ok, type Result } from '#kernel/result.ts';
import type { Mailer } from '#mail/mailer.ts';
import type { Notification } from '#notifications/notification.ts';
import type { Accepted, Target } from './channel.ts';
import type { DeliveryFailure } from './failure.ts';

type MailTarget = Extract<Target, { kind: 'mail' }>;

/** For all recipients together; whoever was not reached by then is left for the next time. */
const AT_MOST_MS = 60_000;

/** One mail for each, so that nobody sees who else gets it, and none to whoever has got it already. */
export async function sendByMail(
  mailer: Mailer | null,
  { to, isPerson }: MailTarget,
  notification: Notification,
  { signal, alreadyDelivered }: { signal: AbortSignal; alreadyDelivered: readonly string[] },
): Promise<Result<Accepted, DeliveryFailure>> {
  if (!mailer) return fail({ reason: 'mail_not_set_up' });
  const through = isPerson ? 'person' : 'channel';
  const limit = AbortSignal.any([signal, AbortSignal.timeout(AT_MOST_MS)]);
  const delivered = to.filter((email) => alreadyDelivered.includes(email));
  const before = delivered.length;
  const refused: { email: string; problem: string }[] = [];
  for (const email of to.filter((one) => !alreadyDelivered.includes(one))) {
    const message = { kind: 'notification', to: { email, name: '' }, notification, through } as const;
    // oxlint-disable-next-line eslint/no-await-in-loop -- mail servers limit how many connections one host has
    const sent = await mailer.send(message, limit);
    if (sent.ok) delivered.push(email);
    else refused.push({ email, problem: sent.failure });
  }
  const [first] = refused;
  if (!first)
    return ok({ status: null, said: `Sent to ${to.length} ${to.length === 1 ? 'address' : 'addresses'}.` });
  const { problem } = first;
  return fail({
    reason: 'mail_refused',
    problem,
    refused: refused.map(({ email }) => email),
    delivered,
    reached: delivered.length - before,
  });
}
