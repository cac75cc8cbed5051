import type { Ask } from '#connectors/network/line.ts';
import { presenceOnDataCenter } from './anonymous.ts';
import { anonymous } from './auth.ts';
import { PATHS } from './endpoints.ts';
import { pageOf } from './html.ts';
import { contextPathOf } from './site.ts';
import { sending } from './transport.ts';

const COMMON = ['', '/jira'];

/**
 * Where on this host Jira lives, if it is not where the address says: told by the redirect or the page at the root,
 * else tried at the usual places. Asks without a credential, at most six times. Null where it is nowhere.
 */
export async function findContextPath(ask: Ask, origin: string, current: string): Promise<string | null> {
  const told = await Promise.all(['', current].map((path) => contextPathToldAt(ask, origin, path)));
  const candidates = new Set([...told.filter((path) => path !== null), ...COMMON]);
  candidates.delete(current);
  for (const candidate of [...candidates].slice(0, 4)) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- most often the first candidate is the one
    if (await isJiraAt(ask, origin, candidate)) return candidate;
  }
  return null;
}

async function contextPathToldAt(ask: Ask, origin: string, path: string): Promise<string | null> {
  const answer = await sending(ask, path, anonymous)('/');
  if (!answer.ok) return null;
  const { status, headers } = answer.value;
  if (status >= 300 && status < 400) {
    const to = URL.parse(headers['location'] ?? '', origin + path);
    return to?.origin === origin ? contextPathOf(to.pathname) : null;
  }
  const page = pageOf(answer.value);
  return page.kind === 'jira' && page.contextPath !== null ? contextPathOf(page.contextPath) : null;
}

async function isJiraAt(ask: Ask, origin: string, path: string): Promise<boolean> {
  const info = await sending(ask, path, anonymous)(PATHS.serverInfo.data_center);
  const url = new URL(`${origin}${path}${PATHS.serverInfo.data_center}`);
  return 'info' in presenceOnDataCenter(info, info, { url, now: new Date() });
}
