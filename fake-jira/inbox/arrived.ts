import PostalMime from 'postal-mime';
import { type Ask, jsonBody } from '../ask.ts';
import { kindOf, type ReceiverKind } from './receivers.ts';

/** Something that was sent and came, in a form in which people read it. */
export type Arrived = {
  at: Date;
  through: string;
  to: string | null;
  title: string;
  lines: readonly string[];
  /** As it came. */
  raw: string;
};

const CALLED: Record<ReceiverKind, string> = {
  slack: 'Slack',
  teams: 'Microsoft Teams',
  webhook: 'Webhook',
};

export async function arrivedByMail(raw: string, to: readonly string[], at: Date): Promise<Arrived> {
  const { subject = '(no subject)', text = '' } = await PostalMime.parse(raw);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return { at, through: 'Mail', to: to.join(', '), title: subject, lines, raw };
}

export function arrivedByPost(ask: Ask, at: Date): Arrived {
  const kind = kindOf(ask);
  const body = jsonBody(ask);
  const [title = '(nothing)', ...lines] = textsIn(body);
  const signature = Object.entries(ask.headers).filter(([name]) => name.startsWith('webhook-'));
  const head = signature.map(([name, value]) => `${name}: ${value}\n`).join('');
  const raw = `${head}${body === null ? ask.body : JSON.stringify(body, null, 2)}`;
  return { at, through: CALLED[kind], to: null, title, lines, raw };
}

/** What is to be read in Slack's blocks, a card of Teams or an event, from the top down. */
function textsIn(body: unknown): string[] {
  const { blocks, data } = asRecord(body);
  if (Array.isArray(blocks)) return blocks.flatMap(leavesIn).flatMap(fromSlack);
  const { title, lines, link, items } = asRecord(data);
  if (Array.isArray(items)) return [`${items.length} at once`, ...items.flatMap(textsIn)];
  if (typeof title === 'string') return [title, ...(Array.isArray(lines) ? lines : []), link].filter(isText);
  return leavesIn(body);
}

/** Every text and every address, however deep. */
function leavesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leavesIn);
  const { text, url, ...others } = asRecord(value);
  const own = [text, url].filter(isText);
  return [...own, ...leavesOf(text), ...Object.values(others).flatMap(leavesOf)];
}

const leavesOf = (value: unknown) => (typeof value === 'object' && value !== null ? leavesIn(value) : []);

/** Slack's own signs as Slack would show them. https://docs.slack.dev/messaging/formatting-message-text */
const fromSlack = (text: string): string[] =>
  text
    .replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<([^|>]+)\|([^>]*)>/g, '$2: $1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .split('\n');

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
