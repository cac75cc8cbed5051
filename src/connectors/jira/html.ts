import type { Answer } from '#connectors/network/line.ts';

/** What kind of page came instead of JSON, told by its markup, never by its language alone. */
export type Page =
  | { kind: 'jira'; contextPath: string | null }
  | { kind: 'login' }
  | { kind: 'other'; title: string };

const LOGIN_FORM =
  /<input[^>]+type=["']?password|name=["']?(os_password|SAMLRequest|SAMLResponse|wresult)|<form[^>]+action=["'][^"']*(login|signin|sign-in|saml|sso|oauth|adfs|auth)/i;
const LOGIN_WORDS = /\b(log[\s-]?in|sign[\s-]?in|single sign-on|sso|saml)\b/i;

export const isHtml = ({ headers, text }: Answer): boolean =>
  /\bhtml\b/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype html|html)/i.test(text);

export function pageOf({ text }: Answer): Page {
  const start = text.slice(0, 200_000);
  const contextPath = /<meta[^>]+name=["']ajs-context-path["'][^>]+content=["']([^"']*)["']/i.exec(
    start,
  )?.[1];
  const isJira = /<meta[^>]+name=["']application-name["'][^>]+content=["']JIRA["']/i.test(start);
  if (isJira || contextPath !== undefined) return { kind: 'jira', contextPath: contextPath ?? null };

  const title = /<title[^<>]*>([^<]{0,200})/i.exec(start)?.[1]?.trim() ?? '';
  if (LOGIN_FORM.test(start) || LOGIN_WORDS.test(title)) return { kind: 'login' };
  return { kind: 'other', title };
}
