/** The mail addresses in what was typed: one a line or with commas, with or without names. Pure. */
export const recipientsIn = (typed: string): string[] =>
  typed
    .split(/[,;\n]+/)
    .map((text) => (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim().replace(/^mailto:/i, ''))
    .filter((address) => address !== '');
