import { utcTime } from '#kernel/utc-time.ts';
import { andMore, foremost } from '#notifications/foremost.ts';
import { headlineOf } from '#notifications/headline.ts';
import { linkOf } from '#notifications/link.ts';
import type { Notification, Told } from '#notifications/notification.ts';
import { SEVERITY_SIGN } from './severity-sign.ts';
import { escapedForSlack, mrkdwn, plainText, slackLink } from './slack-text.ts';
import { cut } from './text.ts';

const LISTED_AT_MOST = 15;
/** Slack’s own limits are 150, 3,000 and 3,000. */
const LONGEST = { heading: 140, section: 2_900, line: 1_000, title: 200, link: 500 };
/** Slack refuses blocks of some 13,000 characters together, which its pages do not say. */
const SECTIONS_AT_MOST = 4;

/** The message as JSON. Links are not unfurled: Slack would fetch them from an OwlHub that it cannot reach. */
export function slackBody(notification: Notification): string {
  const { told } = notification;
  return JSON.stringify({
    // For the notification on a phone; the blocks are what is seen in the channel.
    text: escapedForSlack(headlineOf(notification), LONGEST.line),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
    blocks: told.length === 1 ? alone(told[0], notification) : listed(notification),
  });
}

function alone(told: Told, notification: Notification) {
  const link = linked(told, 'Open in OwlHub');
  return [
    heading(`${SEVERITY_SIGN[told.severity]} ${told.title}`),
    ...sections(told.lines.map((line) => escapedForSlack(line, LONGEST.line))),
    ...(link === null ? [] : [section(link)]),
    { type: 'context', elements: [mrkdwn(whenOf(told, notification))] },
  ];
}

function listed(notification: Notification) {
  const { shown, more } = foremost(notification, LISTED_AT_MOST);
  const rest = andMore(more);
  return [
    heading(headlineOf(notification)),
    ...sections(shown.map(asLine)),
    ...(rest === null ? [] : [{ type: 'context', elements: [mrkdwn(rest)] }]),
  ];
}

function asLine(told: Told): string {
  const title = escapedForSlack(told.title, LONGEST.title);
  return `${SEVERITY_SIGN[told.severity]} ${linked(told, title) ?? title}`;
}

function linked(told: Told, label: string): string | null {
  const url = linkOf(told);
  const link = url === null ? null : slackLink(url, label);
  return link !== null && link.length <= LONGEST.link ? link : null;
}

const heading = (text: string) => ({ type: 'header', text: plainText(cut(text, LONGEST.heading)) });

/** As few as hold the lines. */
function sections(lines: readonly string[]) {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= LONGEST.section) {
      texts[texts.length - 1] = `${last}\n${line}`;
    } else if (line !== '') texts.push(line);
  }
  return texts.slice(0, SECTIONS_AT_MOST - 1).map(section);
}

const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });

/** Slack shows the time in the time zone of whoever reads it. */
function whenOf({ at }: Told, { reason }: Notification): string {
  const date = `<!date^${Math.floor(Date.parse(at) / 1_000)}^{date_short_pretty} {time}|${utcTime(at)}>`;
  return reason === 'after_quiet_hours' ? `${date}, held back during quiet hours` : date;
}
