import type { Advice, WhoCanAct } from '#integrations/advice.ts';
import type { Proof, Rung, RungOutcome, Verdict } from '#integrations/verdict.ts';
import { printable } from './printable.ts';

const MARK: Record<RungOutcome, string> = { passed: '✔', failed: '✘', not_needed: '–', not_reached: '·' };

const WHO: Record<WhoCanAct, string> = {
  you: 'you',
  jira_administrator: 'a Jira administrator',
  network_administrator: 'a network administrator',
  owlhub_operator: 'the OwlHub operator',
};

type Write = (text: string) => void;

/** The ladder, rung by rung, then the proof, or what to do about the first no. */
export function printVerdict({ rungs, proof }: Verdict, advice: Advice | null, write: Write): void {
  for (const rung of rungs) write(lineOf(rung));
  write('\n');
  if (advice) write(adviceAs(advice));
  if (proof) write(proofAs(proof));
}

function lineOf({ outcome, question, durationMs, evidence }: Rung): string {
  const time = durationMs === null ? 'not reached' : `${Math.round(durationMs)} ms`;
  const details = evidence.map(({ label, value }) => `      ${label}: ${printable(value)}\n`);
  return `${MARK[outcome]} ${question.padEnd(40)} ${time.padStart(12)}\n${details.join('')}`;
}

const adviceAs = ({ title, meaning, nextSteps, whoCanAct }: Advice) =>
  [
    `Failed: ${title}`,
    printable(meaning),
    '',
    `What to do next (who can act: ${WHO[whoCanAct]}):`,
    ...nextSteps.map((step, index) => `  ${index + 1}. ${printable(step)}`),
    '',
  ].join('\n');

function proofAs(proof: Proof): string {
  const limits = proof.limits.map(
    ({ permission, effect, whomToAsk }) => `  Without ${permission}: ${effect} ${whomToAsk}`,
  );
  const role = proof.administrator ? 'an administrator' : 'not an administrator';
  const edition = proof.edition === 'cloud' ? 'Jira Cloud' : 'Jira Data Center or Server';
  return [
    'Connected',
    `  As ${printable(proof.accountName)}, ${role}, with a ${proof.credentialKind.replaceAll('_', ' ')}`,
    `  To ${printable(proof.siteTitle ?? 'a site without a title')}, ${edition} ${printable(proof.version)}`,
    `  Ends: ${proof.expiresAt ?? (proof.neverExpires ? 'never' : 'not known')} (${printable(proof.expirySource)})`,
    ...limits,
    ...proof.notes.map((note) => `  ${printable(note)}`),
    '',
  ].join('\n');
}
