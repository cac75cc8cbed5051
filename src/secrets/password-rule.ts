import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { reveal } from './reveal.ts';
import type { Secret } from './secret.ts';

/** Whose password it is going to be. Their own words are among the first that somebody tries. */
export type PasswordOf = { email: string; name?: string | undefined };
export type PasswordProblem = { message: string; fix: string };

/** Of zxcvbn’s scores: what fewer than a hundred million tries find. */
const GUESSABLE = 2;
/** What comes later makes no password weaker, and looking at it is work. */
const LOOKED_AT = 64;
const SHORTEST_WORD = 3;

/** Null, or why somebody would guess it: a common one, spelled differently or not, or their own name. */
export async function judgePassword(
  password: Secret,
  { email, name = '' }: PasswordOf,
): Promise<PasswordProblem | null> {
  const judge = await (judging ??= openJudge());
  const { score, sequence } = judge.check(reveal(password), wordsOf(email, name));
  if (score > GUESSABLE) return null;
  const isTheirs = sequence.some((part) => part['dictionaryName'] === 'userInputs');
  return { message: isTheirs ? THEIR_WORDS : COMMON, fix: FIX };
}

const COMMON = 'This is one of the passwords that are tried first.';
const THEIR_WORDS = 'This is made of your name, your email or OwlHub’s name, which are tried first.';
const FIX = 'Choose another: four words that have nothing to do with each other are easy to remember.';

/** Read when the first password is chosen: the list is some megabytes, which a start and most days do without. */
let judging: Promise<ZxcvbnFactory> | undefined;

async function openJudge(): Promise<ZxcvbnFactory> {
  const [core, common] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]);
  return new core.ZxcvbnFactory({
    dictionary: { common: common.dictionary['passwords-common'] },
    graphs: common.adjacencyGraphs,
    maxLength: LOOKED_AT,
  });
}

function wordsOf(email: string, name: string): string[] {
  const [box = '', host = ''] = email.toLowerCase().split('@');
  const names = name.toLowerCase().split(/\s+/u);
  const whole = [email.toLowerCase(), box, host, name.toLowerCase()];
  const joined = [names.join(''), names.toReversed().join('')];
  const words = new Set([...whole, ...joined, ...names, ...box.split(/[^\p{L}\p{N}]+/u), ...host.split('.')]);
  return [...words, 'owlhub'].filter(({ length }) => length >= SHORTEST_WORD);
}
