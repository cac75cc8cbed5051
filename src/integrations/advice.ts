import type { Failure, Reason } from './failure.ts';

export type WhoCanAct = 'you' | 'jira_administrator' | 'network_administrator' | 'owlhub_operator';

/** A step that OwlHub itself can do for the person, drawn as a button. */
export type Action =
  | { kind: 'edit_address'; label: string; value: string | null }
  | { kind: 'replace_token'; label: string }
  | { kind: 'edit_account'; label: string; value: string | null }
  | { kind: 'add_certificate'; label: string }
  | { kind: 'verify_now'; label: string }
  | { kind: 'open_link'; label: string; url: string }
  | { kind: 'copy_message'; label: string; text: string };

/** What we tell a person about a failure: what it means, what to do next, in order, and who can do it. */
export type Advice = {
  title: string;
  meaning: string;
  nextSteps: readonly [string, ...string[]];
  whoCanAct: WhoCanAct;
  actions: readonly Action[];
};

/** What an advice may mention besides the failure itself. */
export type AdviceContext = { siteUrl: string; account: string | null };

export type AdviceTable = {
  [R in Reason]: (failure: Extract<Failure, { reason: R }>, context: AdviceContext) => Advice;
};

export function adviseOn(table: AdviceTable, failure: Failure, context: AdviceContext): Advice {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the key guarantees the argument
  const entry = table[failure.reason] as (failure: Failure, context: AdviceContext) => Advice;
  return entry(failure, context);
}
