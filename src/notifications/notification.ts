import type { Severity } from '#integrations/happening.ts';
import type { Instant } from '#kernel/instant.ts';

/** One thing that happened, in words for whoever is told. */
export type Told = {
  id: string;
  at: Instant;
  /** Dotted, such as `integration.failed`. */
  type: string;
  severity: Severity;
  integration: { id: string; name: string } | null;
  /** One line: “Acme: Jira rejected the token”. */
  title: string;
  /** What it means and what to do next, as plain text. */
  lines: readonly string[];
  /** Where OwlHub shows it. */
  link: string | null;
  /** For programs. */
  data: Readonly<Record<string, unknown>>;
};

/** What goes to a channel at once: one thing, or several that waited together. */
export type Notification = {
  /** Of the delivery; stays the same over retries, so that who gets it twice can tell. */
  id: string;
  reason: 'at_once' | 'digest' | 'after_quiet_hours' | 'asked_for' | 'test';
  told: readonly [Told, ...Told[]];
  /** How much more there was than any message shows; the oldest. */
  leftOut?: number;
};
