import type { Answer } from '#connectors/network/line.ts';
import type { Instant } from '#kernel/instant.ts';
import { cut, tidy } from './text.ts';
import { withoutEcho } from './without-echo.ts';

/** An answer, when it came, and what of it may be told: its gist, and the host that it redirects to. */
export type Heard = Answer & { said: string; redirectsTo: string | null; now: Instant };

const READ_AT_MOST = 4_000;
const TOLD_AT_MOST = 300;

export const heard = (answer: Answer, url: URL, now: Instant): Heard => ({
  ...answer,
  said: cut(withoutEcho(tidy(gist(answer).slice(0, READ_AT_MOST)), url), TOLD_AT_MOST),
  redirectsTo: withoutEcho(URL.parse(answer.headers['location'] ?? '')?.host ?? '', url) || null,
  now,
});

/** Of a page its title, of anything else the text. */
function gist({ headers, text }: Answer): string {
  const isPage = /\bhtml\b/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype|html)/i.test(text);
  if (!isPage) return text;
  const title = /<title[^<>]*>([^<]{1,200})/i.exec(text.slice(0, 100_000))?.[1];
  return title === undefined ? 'a web page' : `a web page: ${title}`;
}
