const LONGEST = 200;

/** Without what could begin a new line, or cannot be seen. */
export const tidied = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim();

/** Fit for a header: what could begin a new line, or cannot be seen, becomes a space. */
export const oneLine = (text: string): string => tidied(text).slice(0, LONGEST);
