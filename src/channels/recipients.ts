import { z } from 'zod';
import type { FieldProblem } from '#kernel/refusal.ts';
import { fail, ok, type Result } from '#kernel/result.ts';

const AT_MOST = 20;
const Address = z.email().max(254);

/** The addresses in what was typed, each once: in lines or with commas, with names and mailto: before them. */
export function readRecipients(typed: readonly string[]): Result<readonly string[], FieldProblem> {
  const read = typed.flatMap((text) => text.split(/[,;\n\r]+/)).map(addressIn);
  const entered = read.filter((address) => address !== '');
  const wrong = entered.filter((address) => !Address.safeParse(address).success);
  if (wrong.length > 0) return refuse(`This is no mail address: ${wrong[0]?.slice(0, 100)}.`, FIX);

  const byName = new Map(entered.map((address) => [address.toLowerCase(), address]));
  if (byName.size === 0) return refuse('There is no mail address.', FIX);
  if (byName.size > AT_MOST)
    return refuse(
      `There are ${byName.size} mail addresses, and ${AT_MOST} are the most.`,
      'Enter a mailing list instead, or make another channel.',
    );
  return ok([...byName.values()]);
}

const FIX = 'Enter addresses such as security@example.com, separated by commas.';

const addressIn = (text: string) =>
  (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim().replace(/^mailto:/i, '');

const refuse = (message: string, fix: string) => fail({ field: 'to', message, fix });
