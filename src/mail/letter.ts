import { oneLine } from './one-line.ts';

/** A mail before it is written as text and as HTML. Every word of it is plain text. */
export type Letter = {
  subject: string;
  greeting: string | null;
  paragraphs: readonly string[];
  items?: readonly Item[];
  link: { label: string; url: string } | null;
  after: readonly string[];
};

/** One of several things that a mail lists. */
export type Item = { title: string; lines: readonly string[]; url: string | null };

type Written = { subject: string; text: string; html: string };

export function writeLetter({ subject, greeting, paragraphs, items = [], link, after }: Letter): Written {
  const before = [...(greeting === null ? [] : [`Hello ${oneLine(greeting)},`]), ...paragraphs];
  const text = [
    ...before,
    ...items.map(({ title, lines, url }) => [title, ...lines, ...(url === null ? [] : [url])].join('\n')),
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    ...after,
  ].join('\n\n');
  const html = [
    ...before.map(asParagraph),
    ...items.map(asListed),
    ...(link ? [`<p><a href="${escaped(link.url)}">${escaped(link.label)}</a></p>`] : []),
    ...(link ? [asParagraph(`Or copy this address: ${link.url}`)] : []),
    ...after.map(asParagraph),
  ].join('\n');
  return { subject: oneLine(subject), text: `${text}\n`, html: PAGE.replace('…', () => html) };
}

const PAGE =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>OwlHub</title></head>' +
  '<body style="font-family:sans-serif;line-height:1.5">\n…\n</body></html>\n';

const asParagraph = (text: string) => `<p>${escaped(text)}</p>`;

function asListed({ title, lines, url }: Item): string {
  const heading = `<strong>${escaped(title)}</strong>`;
  const linked = url === null ? heading : `<a href="${escaped(url)}">${heading}</a>`;
  return `<p>${[linked, ...lines.map(escaped)].join('<br>')}</p>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
