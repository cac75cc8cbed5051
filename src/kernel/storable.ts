/** The database has no NUL, and of half a surrogate pair it makes another sign, so that what is read back is not what was written. */
const isStorableText = (text: string) => text.isWellFormed() && !text.includes('\0');

/** Whether every text in what came, at whatever depth, can be stored as it is. */
export function isStorable(data: unknown): boolean {
  // No recursion: whoever sends it decides how deep it is.
  for (const waiting = [data]; waiting.length > 0;) {
    const value = waiting.pop();
    if (typeof value === 'string' && !isStorableText(value)) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) waiting.push(key, inner);
  }
  return true;
}

/** The nearest text that can be. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\u{FFFD}');
