import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { Failure } from '#integrations/failure.ts';
import type { Evidence } from '#integrations/verdict.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { dial } from './dial.ts';
import { type Line, openLine } from './line.ts';
import { proxyFor, tunnel } from './proxy.ts';
import { resolve } from './resolve.ts';
import { type NotSecured, type Secured, secure } from './secure.ts';
import { type NetworkSettings, TIME_LIMITS } from './settings.ts';

/** Where a site is to be dialled: at addresses that were checked, or through the operator's proxy. */
export type Located = { proxy: URL | null; addresses: readonly string[] };
export type Step<T> = Result<
  T & { evidence: readonly Evidence[] },
  { failure: Failure; evidence: readonly Evidence[] }
>;

/** The way to one origin, a step at a time, so that each can be told as a rung of the ladder. */
export type Route = {
  locate: () => Promise<Step<Located>>;
  connect: (located: Located) => Promise<Step<{ socket: Socket; dialled: Located }>>;
  secure: (socket: Socket) => Promise<Result<Secured, NotSecured>>;
  open: (socket: Socket, dialled: Located) => Line;
};

/** Literal addresses and this machine's own names. */
const CHECKED_HERE = /^[\d.]+$|^\[|^(.*\.)?localhost$/i;
const METADATA_NAME = /^metadata(\.google\.internal)?$/i;

const refuse = (failure: Failure) => fail({ failure, evidence: [] });

export function routeTo(
  site: URL,
  settings: NetworkSettings,
  trusted: SecureContext | undefined,
  signal: AbortSignal,
): Route {
  const host = site.hostname;
  const secured = site.protocol === 'https:';
  const port = Number(site.port) || (secured ? 443 : 80);
  const proxy = proxyFor(site, settings.proxy);

  const connect: Route['connect'] = async (located) => {
    if (located.proxy) {
      const through = await tunnel(located.proxy, host, port, signal);
      if (!through.ok) return refuse(through.failure);
      const evidence = [
        { label: 'Dialled', value: `${host}:${port} through the proxy ${located.proxy.host}` },
      ];
      return ok({ socket: through.value, dialled: located, evidence });
    }
    const direct = await dial(host, located.addresses, port, signal);
    if (!direct.ok) return refuse(direct.failure);
    const { socket, address } = direct.value;
    const evidence = [
      { label: 'Dialled', value: address.includes(':') ? `[${address}]:${port}` : `${address}:${port}` },
    ];
    return ok({ socket, dialled: { proxy: null, addresses: [address] }, evidence });
  };
  const encrypt: Route['secure'] = (socket) =>
    secure(socket, host, port, trusted, TIME_LIMITS.connectMs, signal);

  return {
    locate: async () => {
      if (proxy) {
        // The proxy resolves the name; what needs no resolving elsewhere is still checked here.
        const own = CHECKED_HERE.test(host) ? await resolve(host, settings.allowedNetworks, signal) : null;
        if (own && !own.ok) return refuse(own.failure);
        if (METADATA_NAME.test(host)) {
          return refuse({ reason: 'address_not_allowed', host, address: host, range: 'forbidden' });
        }
        const evidence = [{ label: 'Resolved by', value: `the proxy ${proxy.host}` }];
        return ok({ proxy, addresses: [], evidence });
      }
      const resolved = await resolve(host, settings.allowedNetworks, signal);
      if (!resolved.ok) return refuse(resolved.failure);
      const evidence = [{ label: 'Addresses', value: resolved.value.slice(0, 6).join(', ') }];
      return ok({ proxy: null, addresses: resolved.value, evidence });
    },
    connect,
    secure: encrypt,
    open: (socket, dialled) => {
      const redial = async () => {
        const again = await connect(dialled);
        if (!again.ok) throw new Error(again.failure.failure.reason);
        if (!secured) return again.value.socket;
        const encrypted = await encrypt(again.value.socket);
        if (!encrypted.ok) throw new Error(encrypted.failure.failure.reason);
        return encrypted.value.socket;
      };
      return openLine(site.origin, socket, redial, signal);
    },
  };
}

/** The whole way at once, for an address that is not a rung of its own, such as Atlassian's gateway. */
export async function reach(site: URL, route: Route): Promise<Result<Line, Failure>> {
  const located = await route.locate();
  if (!located.ok) return fail(located.failure.failure);
  const connected = await route.connect(located.value);
  if (!connected.ok) return fail(connected.failure.failure);
  const { socket, dialled } = connected.value;
  if (site.protocol !== 'https:') return ok(route.open(socket, dialled));
  const secured = await route.secure(socket);
  return secured.ok ? ok(route.open(secured.value.socket, dialled)) : fail(secured.failure.failure);
}
