/** On one line, without what cannot be seen. */
export const tidy = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, ' ').trim();

/**
 * Tidy, each character as it is to be written, and at most so long, with a last one that says that there is more. Never
 * cut within a character.
 */
export function cut(text: string, atMost: number, write = (character: string) => character): string {
  let whole = '';
  let kept = '';
  for (const character of tidy(text)) {
    whole += write(character);
    if (whole.length > atMost) return `${kept}…`;
    if (whole.length < atMost) kept = whole;
  }
  return whole;
}
