import type { Instant } from './instant.ts';

/** “26 November 2026 at 12:00 UTC”, for texts that are read in any time zone. */
export const utcTime = (at: Instant): string => `${FORMAT.format(new Date(at))} UTC`;

const FORMAT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
