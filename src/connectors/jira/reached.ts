import type { Socket } from 'node:net';
import type { Seen } from '#integrations/seen.ts';
import type { OrganizationTold, Proof } from '#integrations/verdict.ts';
import type { Line } from '#connectors/network/line.ts';
import type { Located, Route } from '#connectors/network/route.ts';
import type { ServerInfo } from './endpoints.ts';
import type { Found } from './find-jira.ts';
import { idOf, nameOf } from './identity.ts';
import type { Proven } from './prove.ts';
import type { Rights } from './rights.ts';
import type { Site } from './site.ts';

/** What has been reached so far; each rung stands on the one below it. */
export type Reached = {
  site: Site;
  route: Route;
  located: Located;
  socket: Socket;
  dialled: Located;
  certificate: Seen['certificate'];
  line: Line;
  found: Found;
  proven: Proven;
  rights: Rights;
  /** As told to the account, where Jira tells nobody else. */
  info: ServerInfo | null;
  organization: OrganizationTold | null;
  proof: Proof;
};

/** What a climb saw, however far it came. */
export function seenIn({ located, certificate, found, proven, rights, info }: Partial<Reached>): Seen {
  const id = proven ? idOf(proven.me) : null;
  return {
    addresses: located && !located.proxy ? located.addresses.toSorted() : null,
    certificate: certificate ?? null,
    edition: found?.edition ?? null,
    version: info?.version ?? found?.info?.version ?? null,
    account: proven && id !== null ? { id, name: nameOf(proven.me) } : null,
    administrator: rights?.administrator ?? null,
  };
}
