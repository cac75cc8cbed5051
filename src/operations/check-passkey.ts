import type { RelyingParty } from '#people/relying-party.ts';
import type { Passkey } from '#store/passkeys.ts';
import type { Context } from './context.ts';

/** What a browser answered to a challenge. */
export type PasskeyAnswer = { party: RelyingParty; challenge: string; response: Record<string, unknown> };
/** The passkey that answered, with the counter that it is to be marked with. */
export type Checked = { passkey: Passkey; counter: number };

/** Null where the answer is not right. `mustVerify`: the passkey stands for both factors. */
export async function checkPasskey(
  ctx: Context,
  { party, challenge, response }: PasskeyAnswer,
  mustVerify: boolean,
): Promise<Checked | null> {
  const { id } = response;
  const passkey = typeof id === 'string' ? await ctx.store.passkeys.findByCredential(id) : null;
  if (!passkey) return null;
  const counter = await ctx.passkeys.readPasskeyAnswer(party, challenge, response, passkey, mustVerify);
  return counter === null ? null : { passkey, counter };
}

/** The challenge of a passkey that nobody in particular was asked for, or that a person confirms with. Works once. */
export async function takeChallenge(ctx: Context, token: string | null) {
  if (token === null) return null;
  const step = await ctx.store.steps.take(ctx.secrets.hashToken(token), 'passkey_sign_in', ctx.now());
  if (!step) return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only askForPasskey writes such a step
  const { challenge } = step.data as { challenge: string };
  return { challenge, personId: step.personId };
}
