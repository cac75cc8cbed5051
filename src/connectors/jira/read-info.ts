import { PATHS, ServerInfo } from './endpoints.ts';
import type { Found } from './find-jira.ts';
import { read, type Send } from './transport.ts';

/** A Jira that is closed to anonymous callers tells its version to the account. */
export async function readInfo(send: Send, edition: Found['edition']): Promise<ServerInfo | null> {
  const path = PATHS.serverInfo[edition];
  const answer = await send(path);
  const info = answer.ok && answer.value.status === 200 ? read(answer.value, path, ServerInfo) : null;
  return info?.ok ? info.value : null;
}
