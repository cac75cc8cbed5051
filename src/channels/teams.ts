import { utcTime } from '#kernel/utc-time.ts';
import { andMore, foremost } from '#notifications/foremost.ts';
import { headlineOf } from '#notifications/headline.ts';
import { linkOf } from '#notifications/link.ts';
import type { Notification, Told } from '#notifications/notification.ts';
import type { Severity } from '#integrations/happening.ts';
import { SEVERITY_SIGN } from './severity-sign.ts';
import { cut } from './text.ts';

const LISTED_AT_MOST = 15;
const LONGEST = { title: 200, line: 1_000, lines: 3_000, url: 1_000 };
const LINES_AT_MOST = 20;
/** Teams drops what is larger than some 28 KB after it has accepted it, so that nobody is told. */
const LARGEST_BYTES = 20_000;

const COLOR: Record<Severity, string> = { bad: 'Attention', warn: 'Warning', good: 'Good', info: 'Accent' };

/** An adaptive card in the envelope that workflows expect, as JSON. https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using */
export function teamsBody(notification: Notification): string {
  const { told } = notification;
  if (told.length === 1) return enveloped(notification, alone(told[0], notification));
  let body = '';
  for (let atMost = LISTED_AT_MOST; atMost > 0; atMost -= 1) {
    body = enveloped(notification, listed(notification, atMost));
    if (Buffer.byteLength(body) < LARGEST_BYTES) break;
  }
  return body;
}

type Card = { body: object[]; actions?: object[] };

const enveloped = (notification: Notification, card: Card): string =>
  JSON.stringify({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: { width: 'Full' },
          fallbackText: cut(headlineOf(notification), LONGEST.title),
          ...card,
        },
      },
    ],
  });

function alone(told: Told, { reason }: Notification): Card {
  const open = openUrl(told);
  const when = reason === 'after_quiet_hours' ? ', held back during quiet hours' : '';
  return {
    body: [
      text(`${SEVERITY_SIGN[told.severity]} ${cut(told.title, LONGEST.title)}`, {
        ...HEADING,
        color: COLOR[told.severity],
      }),
      ...fitting(told.lines).map((line) => text(line)),
      text(`${utcTime(told.at)}${when}`, { isSubtle: true, size: 'Small' }),
    ],
    ...(open && { actions: [{ ...open, title: 'Open in OwlHub' }] }),
  };
}

function listed(notification: Notification, atMost: number): Card {
  const { shown, more } = foremost(notification, atMost);
  const rest = andMore(more);
  return {
    body: [
      text(headlineOf(notification), HEADING),
      ...shown.map((told) => {
        const open = openUrl(told);
        const items = [text(`${SEVERITY_SIGN[told.severity]} ${cut(told.title, LONGEST.title)}`)];
        return { type: 'Container', items, ...(open && { selectAction: open }) };
      }),
      ...(rest === null ? [] : [text(rest, { isSubtle: true })]),
    ],
  };
}

const HEADING = { weight: 'Bolder', size: 'Medium' };

/** A run of text knows no Markdown, unlike a TextBlock, in which what others write could become a link. */
const text = (words: string, look: object = {}) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text: words, ...look }],
});

/** An address that is not whole makes the whole card invalid. */
function openUrl(told: Told) {
  const url = linkOf(told);
  return url !== null && url.length <= LONGEST.url ? { type: 'Action.OpenUrl', url } : null;
}

function fitting(lines: readonly string[]): string[] {
  let left = LONGEST.lines;
  return lines.slice(0, LINES_AT_MOST).flatMap((line) => {
    const kept = cut(line, Math.max(1, Math.min(left, LONGEST.line)));
    const fits = left > 1 && kept !== '';
    left -= kept.length;
    return fits ? [kept] : [];
  });
}
