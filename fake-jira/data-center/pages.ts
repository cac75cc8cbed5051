import type { Account } from '#fake-jira/account.ts';
import { type Answer, escapeHtml, html, redirect } from '#fake-jira/answer.ts';
import type { Ask } from '#fake-jira/ask.ts';
import type { DataCenter } from './site.ts';
import { buildNumber } from './version.ts';

/** Every page of Jira tells its version and its context path, signed in or not. */
export function metas(site: DataCenter): string {
  const { version, contextPath } = site.options;
  return [
    ['application-name', 'JIRA', ` data-name="jira" data-version="${version}"`],
    ['ajs-version-number', version],
    ['ajs-build-number', `${buildNumber(version)}`],
    ['ajs-base-url', site.publicUrl],
    ['ajs-context-path', contextPath],
    ['ajs-dev-mode', 'false'],
  ]
    .map(([name, content = '', more = '']) => `<meta name="${name}" content="${escapeHtml(content)}"${more}>`)
    .join('');
}

/** Pages for people; null where there is none. */
export function pageFor(ask: Ask, site: DataCenter, who: Account | null): Answer | null {
  const { contextPath, title } = site.options;
  if (/^\/(secure\/Dashboard\.jspa|secure\/MyJiraHome\.jspa|index\.jsp)?$/u.test(ask.path)) {
    return html(page(site, `System Dashboard - ${title}`, '<div id="dashboard"></div>'));
  }
  if (ask.path === '/login.jsp') return html(loginPage(site));
  if (!/^\/(secure|browse|projects|issues|plugins\/servlet)(\/|$)/u.test(ask.path)) return null;
  if (who) return html(page(site, title, ''));
  const destination = encodeURIComponent(ask.path);
  return redirect(`${contextPath}/login.jsp?permissionViolation=true&os_destination=${destination}`);
}

export const loginPage = (site: DataCenter): string =>
  page(
    site,
    `Log in - ${site.options.title}`,
    '<form action="login.jsp" method="post" id="login-form"><input name="os_username">' +
      '<input type="password" name="os_password"><button>Log In</button></form>',
  );

const page = (site: DataCenter, title: string, body: string): string =>
  `<!DOCTYPE html><html lang="en"><head><title>${escapeHtml(title)}</title>${metas(site)}</head>` +
  `<body id="jira" class="aui-layout">${body}</body></html>`;
