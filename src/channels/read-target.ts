import type { FieldProblem } from '#kernel/refusal.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { reveal } from '#secrets/reveal.ts';
import { Secret } from '#secrets/secret.ts';
import { ADDRESS_PROBLEMS } from './address-problem.ts';
import type { SigningSecret, Target } from './channel.ts';
import { type AddressRules, readAddress } from './read-address.ts';
import { readRecipients } from './recipients.ts';

/** What a person typed, before anybody looked at it. */
export type TypedTarget =
  | { kind: 'mail'; to: readonly string[] }
  | { kind: 'slack'; url: Secret }
  | { kind: 'teams'; url: Secret }
  | { kind: 'webhook'; url: Secret; secrets: readonly SigningSecret[] };

/** Tidies what was typed without asking anybody, or names the field at fault (`to` or `url`) and the fix. */
export function readTarget(typed: TypedTarget, rules: AddressRules): Result<Target, FieldProblem> {
  if (typed.kind === 'mail') {
    const to = readRecipients(typed.to);
    return to.ok ? ok({ kind: 'mail', to: to.value }) : to;
  }
  const url = readAddress(typed.kind, reveal(typed.url), rules);
  return url.ok
    ? ok({ ...typed, url: new Secret(url.value.href) })
    : fail({ field: 'url', reason: url.failure, ...ADDRESS_PROBLEMS[url.failure] });
}

/** Whether both lead to the same place, whatever signs the messages. */
export function sameTarget(a: Target, b: Target): boolean {
  if (a.kind === 'mail' || b.kind === 'mail')
    return a.kind === 'mail' && b.kind === 'mail' && a.to.join() === b.to.join();
  return a.kind === b.kind && reveal(a.url) === reveal(b.url);
}
