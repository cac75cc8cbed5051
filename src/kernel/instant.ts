/** A moment as an ISO 8601 string in UTC: what is stored, sent and compared. */
export type Instant = string;

export const instant = (date: Date): Instant => date.toISOString();
export const msBetween = (earlier: Instant, later: Instant): number =>
  Date.parse(later) - Date.parse(earlier);
export const plusMs = (at: Instant, ms: number): Instant => new Date(Date.parse(at) + ms).toISOString();
