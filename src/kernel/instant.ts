/** A moment as an ISO 8601 string in UTC: what is stored, sent and compared. */
export type Instant = string;

export const DAY_MS = 86_400_000;

export const instant = (date: Date): Instant => date.toISOString();
/** A moment that somebody else wrote; null where it is none, or beyond the years that a database keeps. */
export function readInstant(text: string | null | undefined): Instant | null {
  const date = new Date(text ?? '');
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString() : null;
}
export const msBetween = (earlier: Instant, later: Instant): number =>
  Date.parse(later) - Date.parse(earlier);
export const plusMs = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString();
