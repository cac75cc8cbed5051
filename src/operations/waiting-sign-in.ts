import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import type { Person } from '#store/people.ts';
import type { Step } from '#store/steps.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { type Attempt, countAttempt } from './count-attempt.ts';
import { STEP_MS, type WaitingSignIn } from './finish-sign-in.ts';

/** A sign-in that waits for its second factor. */
export type Waiting = {
  step: Step;
  person: Person;
  data: WaitingSignIn;
  attempt: Attempt;
};

const TRIES = 5;
/** Six digits can be guessed, so an account stands few tries, even by whoever knows its password. */
const PER_15_MINUTES = { name: 'second_factor', points: 10, seconds: 15 * 60 };
const PER_DAY = { name: 'second_factor_day', points: 50, seconds: 24 * 60 * 60 };

/** Null where the token names none, or its time is over. */
export async function findWaiting(ctx: Context, actor: Actor, token: string | null): Promise<Waiting | null> {
  const hash = token === null ? null : ctx.secrets.hashToken(token);
  const step = hash && (await ctx.store.steps.find(hash, 'second_factor', ctx.now()));
  const person = step && step.personId && (await ctx.store.people.find(step.personId));
  if (!step || !person) return null;
  const target = { kind: 'person', id: person.id, label: person.email } as const;
  return {
    step,
    person,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only finishSignIn writes such a step
    data: step.data as WaitingSignIn,
    attempt: {
      allowances: [
        [PER_15_MINUTES, person.id],
        [PER_DAY, person.id],
      ],
      actor,
      target,
      message: 'Too many wrong codes. Your account is safe; wait a little and try again.',
    },
  };
}

/** Counts a try of a second factor, for the sign-in and for the account. Throws a refusal where it was one too many. */
export async function countSecondTry(ctx: Context, { step, attempt }: Waiting): Promise<void> {
  if ((await ctx.store.steps.countTry(step.tokenHash)) > TRIES) {
    await ctx.store.steps.remove(step.tokenHash);
    throw signInOver();
  }
  await countAttempt(ctx, attempt);
}

export async function tellSecondFailure(ctx: Context, actor: Actor, { attempt }: Waiting, method: string) {
  await ctx.store.transaction((store) =>
    audit(ctx, store, actor, {
      action: 'sign_in.second_factor_failed',
      outcome: 'failed',
      ...(attempt.target && { target: attempt.target }),
      more: { method },
    }),
  );
}

export const signInOver = () =>
  new Refusal(
    'not_signed_in',
    `This sign-in is over: it took longer than ${STEP_MS / 60_000} minutes, or there were too many wrong codes. Begin again.`,
    { reason: 'sign_in_over' },
  );
