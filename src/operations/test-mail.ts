import type { MailTestResult } from '#contract/settings.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { nameOf } from './name-of.ts';
import { spendOrRefuse } from './spend-or-refuse.ts';

const PER_PERSON = { name: 'mail_test', points: 20, seconds: 15 * 60 };
const AT_MOST_MS = 25_000;

/** Sends one mail now, and answers what went wrong with it, if anything. */
export async function testMail(ctx: Context, actor: Actor, email: string): Promise<MailTestResult> {
  authorize(actor, 'settings.manage');
  const who = 'personId' in actor ? actor.personId : nameOf(actor);
  await spendOrRefuse(ctx, PER_PERSON, who, 'Too many test mails. Wait a little and try again.');
  const problem = await problemWith(ctx, email);
  const sent = problem === null;
  await ctx.store.transaction((store) =>
    audit(ctx, store, actor, {
      action: 'mail.tested',
      outcome: sent ? 'done' : 'failed',
      target: { kind: 'settings', id: null, label: 'Mail' },
      more: { to: email, problem },
    }),
  );
  return { sent, problem };
}

async function problemWith({ mailer }: Context, email: string): Promise<string | null> {
  if (!mailer) return NO_MAIL;
  const message = { kind: 'test', to: { email, name: '' } } as const;
  const result = await mailer.send(message, AbortSignal.timeout(AT_MOST_MS));
  return result.ok ? null : result.failure;
}

const NO_MAIL =
  'No mail server is set. Whoever runs this OwlHub sets OWLHUB_SMTP_URL, OWLHUB_MAIL_FROM and OWLHUB_URL, and starts it again.';
