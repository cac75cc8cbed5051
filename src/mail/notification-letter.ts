import { utcTime } from '#kernel/utc-time.ts';
import { andMore, foremost } from '#notifications/foremost.ts';
import { headlineOf } from '#notifications/headline.ts';
import { linkOf } from '#notifications/link.ts';
import type { Notification, Told } from '#notifications/notification.ts';
import type { Item, Letter } from './letter.ts';
import { oneLine, tidied } from './one-line.ts';

const LISTED_AT_MOST = 50;

type Given = { notification: Notification; through: 'channel' | 'person' };

/** Why it comes to this address. */
const WHY: Record<Given['through'], (base: string) => string> = {
  channel: (base) =>
    `This address is entered in a channel of the OwlHub at ${base}. Whoever looks after it there can take it out.`,
  person: (base) => `You own what this is about in the OwlHub at ${base}, or your role looks after it.`,
};

/** One thing as a letter of its own, several as a list, the worst first. */
export function notificationLetter({ notification, through }: Given, base: string): Letter {
  const { told } = notification;
  const subject = headlineOf(notification);
  const after = [WHY[through](base)];
  if (told.length === 1) return { subject, greeting: null, ...alone(told[0]), after };

  const { shown, more } = foremost(notification, LISTED_AT_MOST);
  const rest = andMore(more);
  return {
    subject,
    greeting: null,
    paragraphs: [`${subject}.`],
    items: shown.map(asItem),
    link: null,
    after: [...(rest === null ? [] : [`${rest}, at ${base}`]), ...after],
  };
}

function alone(told: Told) {
  const url = linkOf(told);
  return {
    paragraphs: [oneLine(told.title), ...told.lines.map(tidied), `It happened on ${utcTime(told.at)}.`],
    link: url === null ? null : { label: 'Open in OwlHub', url },
  };
}

const asItem = (told: Told): Item => ({
  title: oneLine(told.title),
  lines: [...told.lines.map(tidied), utcTime(told.at)],
  url: linkOf(told),
});
