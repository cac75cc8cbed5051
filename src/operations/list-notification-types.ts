import { OWN_TYPES } from '#contract/channel.ts';
import { HAPPENINGS } from '#integrations/happening.ts';

/** What a channel can be told, in the order in which pages show it. The same for everybody. */
export const listNotificationTypes = () => [
  ...Object.entries(HAPPENINGS).map(([type, { label, severity, byDefault = false }]) => ({
    type,
    label,
    severity,
    byDefault,
  })),
  ...Object.entries(OWN_TYPES).map(([type, label]) => ({
    type,
    label,
    severity: 'bad' as const,
    byDefault: true,
  })),
];
