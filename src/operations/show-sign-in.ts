import type { SignInOptions } from '#contract/session.ts';
import type { Actor } from '#people/actor.ts';
import type { RelyingParty } from '#people/relying-party.ts';
import type { Context } from './context.ts';
import { secondFactorsOf } from './second-factors-of.ts';
import { findWaiting } from './waiting-sign-in.ts';

type Given = { party: RelyingParty | null; step: string | null };

/** How one can come in. Says nothing about anybody but whoever this browser has half signed in. */
export async function showSignIn(ctx: Context, actor: Actor, { party, step }: Given): Promise<SignInOptions> {
  const { passwordSignIn } = await ctx.store.settings.read();
  const provider = await ctx.store.providers.find();
  const waiting = await findWaiting(ctx, actor, step);
  return {
    password: passwordSignIn,
    provider: provider?.chosen.enabled ? { name: provider.chosen.name } : null,
    passkeys: party !== null,
    resetByMail: ctx.mailer !== null && passwordSignIn === 'everyone',
    waitingFor: waiting && {
      needs: 'second_factor',
      methods: await secondFactorsOf(ctx.store, waiting.person.id),
    },
  };
}
