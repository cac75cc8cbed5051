import type { Socket } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Client } from 'undici';
import type { Failure } from '#integrations/failure.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { within } from './deadline.ts';
import { type NetworkSettings, TIME_LIMITS } from './settings.ts';

/** The proxy to use for a site, or null where it is dialled directly. Plain http sites are always dialled directly. */
export function proxyFor(site: URL, { url, noProxy }: NetworkSettings['proxy']): URL | null {
  if (!url || site.protocol !== 'https:' || isExempt(site, noProxy)) return null;
  return new URL(url.includes('://') ? url : `http://${url}`);
}

/** `NO_PROXY` as curl reads it: names match their subdomains, `*` everything, CIDRs literal addresses, ports exactly. */
function isExempt(site: URL, noProxy: string): boolean {
  const host = site.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = site.port || '443';
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      if (ipaddr.isValidCIDR(entry)) return ipaddr.isValid(host) && isInside(host, entry);
      const [, name = '', onlyPort] = /^(.*?)(?::(\d+))?$/.exec(entry.replace(/^\*?\./, '')) ?? [];
      return (host === name || host.endsWith(`.${name}`)) && (onlyPort ?? port) === port;
    });
}

function isInside(host: string, cidr: string): boolean {
  const address = ipaddr.process(host);
  const [base, bits] = ipaddr.parseCIDR(cidr);
  return address.kind() === base.kind() && address.match(base, bits);
}

/** Asks the proxy for a tunnel to the site. The proxy resolves the name, so OwlHub cannot check the address behind it. */
export async function tunnel(
  proxy: URL,
  host: string,
  port: number,
  signal: AbortSignal,
): Promise<Result<Socket, Failure>> {
  const refused = (status: number | null) =>
    fail({ reason: 'proxy_refused', proxy: proxy.host, status } as const);
  const client = new Client(proxy.origin, { connectTimeout: TIME_LIMITS.connectMs });
  try {
    const authority = `${host}:${port}`;
    const asked = client.connect({
      path: authority,
      headers: { host: authority, ...credentialsOf(proxy) },
      signal,
    });
    const { statusCode, socket } = await within(asked, TIME_LIMITS.connectMs, signal);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- undici types its sockets as Duplex
    if (statusCode === 200) return ok(socket as Socket);
    socket.destroy();
    return refused(statusCode);
  } catch {
    void client.destroy().catch(() => {});
    return refused(null);
  }
}

function credentialsOf({ username, password }: URL): Record<string, string> {
  if (!username) return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}
