import { escapeHtml } from '../answer.ts';
import type { Lever } from '../demo/levers.ts';
import type { Arrived } from './arrived.ts';

export type Shown = {
  /** The newest first. */
  arrived: readonly Arrived[];
  /** What can be entered in a channel, by kind. */
  addresses: readonly (readonly [string, string])[];
  levers: readonly Lever[];
  /** What was done last. */
  done: string | null;
};

const REFRESH_S = 5;

/** Everything that came, and what can be done to the fake Jira, as one page that renews itself. */
export const inboxPage = ({ arrived, addresses, levers, done }: Shown): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${REFRESH_S}; url=/">
<title>Inbox of the demo</title>
<style>${STYLE}</style>
<main>
<h1>Inbox of the demo</h1>
<p class="soft">What OwlHub sends arrives here, and nowhere else. The page renews itself every ${REFRESH_S} seconds.</p>
<h2>Addresses for channels</h2>
<p class="soft">Settings → Notifications → Add a channel. Mail goes to any address.</p>
<dl>${addresses.map(([kind, address]) => `<dt>${escapeHtml(kind)}</dt><dd><code>${escapeHtml(address)}</code></dd>`).join('')}</dl>
<h2>Do something to the fake Jira</h2>
<p class="soft">OwlHub notices at the next check: within five minutes, or at once with Verify now.</p>
<ul class="levers">${levers.map(leverLine).join('')}</ul>
${done === null ? '' : `<p role="status">Done: ${escapeHtml(done)}</p>`}
<h2>Arrived (${arrived.length})</h2>
${arrived.length === 0 ? '<p class="soft">Nothing yet.</p>' : arrived.map(article).join('\n')}
</main>
</html>
`;

const leverLine = ({ label, about }: Lever, index: number) =>
  `<li><form method="post" action="/levers/${index}"><button>${escapeHtml(label)}</button></form><span class="soft">${escapeHtml(about)}</span></li>`;

const article = ({ at, through, to, title, lines, raw }: Arrived) => `<article>
<p class="soft"><b>${escapeHtml(through)}</b>${to === null ? '' : ` to ${escapeHtml(to)}`}, ${at.toISOString().slice(11, 19)} UTC</p>
<h3>${escapeHtml(title)}</h3>
${lines.map((line) => `<p>${linked(line)}</p>`).join('\n')}
<details><summary>As it came</summary><pre>${escapeHtml(raw)}</pre></details>
</article>`;

/** With its addresses to click. */
const linked = (line: string): string =>
  line
    .split(/(https?:\/\/\S+)/)
    .map((part, index) =>
      index % 2 === 0 ? escapeHtml(part) : `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>`,
    )
    .join('');

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; background: light-dark(#f7f9fa, #0d1216); color: light-dark(#101a23, #e9eef2); }
main { max-width: 50rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; margin: 0; } h2 { font-size: 1.05rem; margin: 2rem 0 0; } h3 { font-size: 1rem; margin: 0; }
p { margin: 0.25rem 0; } .soft { color: light-dark(#414e5a, #b7c2cc); }
a { color: light-dark(#0b5f59, #56d3c5); }
article, dl, .levers { background: light-dark(#fff, #13191f); border: 1px solid light-dark(#e3e8ec, #242e37); border-radius: 8px; padding: 0.75rem 1rem; margin: 0.75rem 0; }
dt { font-weight: 600; } dd { margin: 0 0 0.5rem; } code, pre { font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; }
pre { white-space: pre-wrap; } summary { cursor: pointer; margin-top: 0.5rem; color: light-dark(#414e5a, #b7c2cc); }
.levers { list-style: none; display: grid; gap: 0.5rem; } .levers li { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: center; }
button { font: inherit; padding: 0.25rem 0.75rem; border: 1px solid light-dark(#c9d1d8, #3a4753); border-radius: 6px; background: transparent; color: inherit; cursor: pointer; }
:focus-visible { outline: 2px solid light-dark(#0b5f59, #2fb8a8); outline-offset: 2px; }
`;
