import { Refusal } from '#kernel/refusal.ts';
import { plusMs } from '#kernel/instant.ts';
import type { Actor } from '#people/actor.ts';
import type { RelyingParty } from '#people/relying-party.ts';
import { visitorNetwork } from '#people/visitor-network.ts';
import type { Context } from './context.ts';
import { countAttempt } from './count-attempt.ts';
import { STEP_MS, type WaitingSignIn } from './finish-sign-in.ts';
import { findWaiting } from './waiting-sign-in.ts';

type Given = { party: RelyingParty | null; step: string | null };
type Asked = {
  options: Record<string, unknown>;
  /** For the browser to keep; null where it keeps one that goes on. */
  step: string | null;
};

const PER_ADDRESS = { name: 'passkey_address', points: 300, seconds: 15 * 60 };

/**
 * What the browser’s passkey call is to be made with: for a sign-in that waits for a second factor or a person who
 * confirms, their own passkeys; else whatever the browser has.
 */
export async function askForPasskey(ctx: Context, actor: Actor, { party, step }: Given): Promise<Asked> {
  const usable = requireParty(party);
  const network = visitorNetwork('address' in actor ? actor.address : null);
  const message = 'Too many attempts with passkeys. Wait a little and try again.';
  await countAttempt(ctx, { allowances: [[PER_ADDRESS, network]], actor, message });

  const waiting = actor.kind === 'person' ? null : await findWaiting(ctx, actor, step);
  if (waiting) {
    const theirs = await ctx.store.passkeys.listOf(waiting.person.id);
    const { options, challenge } = await ctx.passkeys.askForPasskey(usable, theirs, false);
    const data: WaitingSignIn = { ...waiting.data, challenge };
    await ctx.store.steps.saveData(waiting.step.tokenHash, data);
    return { options, step: null };
  }
  const personId = actor.kind === 'person' ? actor.personId : null;
  const known = personId === null ? [] : await ctx.store.passkeys.listOf(personId);
  const { options, challenge } = await ctx.passkeys.askForPasskey(usable, known, true);
  const { token, hash } = ctx.secrets.createToken();
  await ctx.store.steps.insert({
    tokenHash: hash,
    kind: 'passkey_sign_in',
    personId,
    data: { challenge },
    expiresAt: plusMs(ctx.now(), STEP_MS),
  });
  return { options, step: token };
}

/** Throws a refusal where browsers have no passkeys. */
export function requireParty(party: RelyingParty | null): RelyingParty {
  if (party) return party;
  throw new Refusal(
    'conflict',
    'Passkeys do not work at this address. They need https and OwlHub’s public address in OWLHUB_URL; at localhost they work without.',
    { reason: 'passkeys_unavailable' },
  );
}
