/** Words of every address of a kind: no secret, and part of what the other side says. */
const WELL_KNOWN = new Set(['services', 'workflows', 'triggers', 'automations', 'powerautomate']);
const SHORTEST = 4;
/** So much of a part in a row gives it away, also where the rest was cut off. */
const TELLING = 8;

/** A text without what it echoes of the path and query of a secret address, however it is encoded or cut. */
export function withoutEcho(text: string, url: URL): string {
  const parts = partsOf(url);
  const lower = lowered(text);
  const short = new Set(parts.filter(({ length }) => length < TELLING));
  const long = new Set(parts.flatMap(windows));
  const isHidden = Array.from({ length: text.length }, () => false);
  for (let at = 0; at + TELLING <= lower.length; at += 1) {
    if (long.has(lower.slice(at, at + TELLING))) isHidden.fill(true, at, at + TELLING);
  }
  for (const { 0: word, index } of lower.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (short.has(word)) isHidden.fill(true, index, index + word.length);
  }
  return text
    .split('')
    .map((character, at) => (isHidden[at] ? HIDDEN : character))
    .join('')
    .replaceAll(/\0+/g, '[secret]');
}

const HIDDEN = '\0';

/** Runs of letters and digits: what stands between them looks different in every encoding. */
const partsOf = ({ pathname, search }: URL): string[] =>
  [`${pathname}${search}`, decoded(`${pathname}${search}`)]
    .flatMap((text) => lowered(text).split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part.length >= SHORTEST && !WELL_KNOWN.has(part));

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const windows = (part: string): string[] =>
  Array.from({ length: Math.max(0, part.length - TELLING + 1) }, (_, at) => part.slice(at, at + TELLING));

/** Of the same length as the text, unlike with `toLowerCase`. */
const lowered = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
