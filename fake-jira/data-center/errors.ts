import { type Answer, escapeHtml, html, json, redirect, xml } from '#fake-jira/answer.ts';
import { accepts, type Ask } from '#fake-jira/ask.ts';
import { metas } from './pages.ts';
import type { DataCenter } from './site.ts';

/** Jersey's refusal: JSON to who asks for JSON, XML to everybody else. */
export function restError(ask: Ask, status: number, message: string): Answer {
  if (accepts(ask, 'json')) return json({ message, 'status-code': status }, status);
  const text = escapeHtml(message);
  return xml(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      `<status><status-code>${status}</status-code><message>${text}</message></status>`,
    status,
  );
}

export const notSignedIn = (ask: Ask): Answer =>
  restError(ask, 401, 'Client must be authenticated to access this resource.');

/** A wrong nesting under /rest is Jersey's own 404; elsewhere it is Jira's page, which still says who it is. */
export function notFound(ask: Ask, site: DataCenter): Answer {
  if (/^\/+rest\//u.test(ask.path)) return restError(ask, 404, `null for uri: ${site.publicUrl}${ask.path}`);
  return html(
    `<!DOCTYPE html><html><head><title>Oops, you&#39;ve found a dead link. - ${escapeHtml(site.options.title)}</title>` +
      `${metas(site)}</head><body><h1>Oops, you&#39;ve found a dead link.</h1></body></html>`,
    404,
  );
}

/** Where there is no Jira: the root sends people to it, the rest is the web server's own 404. */
export function outsideOfContext(ask: Ask, site: DataCenter): Answer {
  if (ask.path === '/' && site.options.outside === 'redirect')
    return redirect(`${site.options.contextPath}/`);
  return html(
    '<!doctype html><html lang="en"><head><title>HTTP Status 404 – Not Found</title></head>' +
      '<body><h1>HTTP Status 404 – Not Found</h1><p>Apache Tomcat</p></body></html>',
    404,
  );
}
