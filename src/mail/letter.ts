import { oneLine } from './one-line.ts';

/** A mail before it is written as text and as HTML. Every word of it is plain text. */
export type Letter = {
  subject: string;
  greeting: string | null;
  paragraphs: readonly string[];
  link: { label: string; url: string } | null;
  after: readonly string[];
};

type Written = { subject: string; text: string; html: string };

export function writeLetter({ subject, greeting, paragraphs, link, after }: Letter): Written {
  const before = [...(greeting === null ? [] : [`Hello ${oneLine(greeting)},`]), ...paragraphs];
  const text = [...before, ...(link ? [`${link.label}:\n${link.url}`] : []), ...after].join('\n\n');
  const html = [
    ...before.map(asParagraph),
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

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
