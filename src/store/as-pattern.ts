/** For `ilike`: finds the text anywhere, taken literally. */
export const asPattern = (text: string): string => `%${text.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
