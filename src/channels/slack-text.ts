import { cut } from './text.ts';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Text as Slack takes it, at most so long once escaped. Every mention, link and command begins with a `<`, so that
 * what is escaped can call nobody. https://docs.slack.dev/messaging/formatting-message-text
 */
export const escapedForSlack = (text: string, atMost: number): string =>
  cut(text, atMost, (character) => ENTITIES[character] ?? character);

/** `mrkdwn` in which nothing but what we write becomes a link or a mention. */
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });

/** Header texts have no escapes, so what would begin one is replaced. */
export const plainText = (text: string) => ({
  type: 'plain_text',
  text: text.replaceAll('<', '‹').replaceAll('>', '›'),
  emoji: false,
});

/** A `|` would end the address. */
export const slackLink = (url: string, label: string): string =>
  `<${url.replaceAll('|', '%7C').replaceAll('&', '&amp;')}|${label.replaceAll('|', '¦')}>`;
