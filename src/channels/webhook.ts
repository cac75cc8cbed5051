import { foremost } from '#notifications/foremost.ts';
import type { Notification, Told } from '#notifications/notification.ts';

/** Receivers often take no more than this. */
const LARGEST_BYTES = 256 * 1024;

/**
 * The payload as JSON: one event, or a digest whose `data.items` are events of the same form, the worst first. The same
 * notification always gives the same bytes. https://github.com/standard-webhooks/standard-webhooks
 */
export function webhookBody(notification: Notification): string {
  const { told, leftOut = 0 } = notification;
  if (told.length === 1) return JSON.stringify(eventOf(told[0]));

  const { shown } = foremost(notification, told.length);
  const items: unknown[] = [];
  let left = LARGEST_BYTES;
  for (const event of shown.map(eventOf)) {
    left -= Buffer.byteLength(JSON.stringify(event)) + 1;
    if (left < 0 && items.length > 0) break;
    items.push(event);
  }
  const timestamp = told
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
  const count = told.length + leftOut;
  const data = { count, omitted: count - items.length, items };
  return JSON.stringify({ type: 'digest', timestamp, data });
}

const eventOf = ({ type, at, data, ...told }: Told) => ({
  type,
  timestamp: at,
  data: { ...told, details: data },
});
