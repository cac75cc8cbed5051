import type { Failure } from '#integrations/failure.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Ask, Line } from '#connectors/network/line.ts';
import { reach, routeTo } from '#connectors/network/route.ts';
import { trusting } from '#connectors/network/trust.ts';
import type { JiraSettings } from './settings.ts';

export type Gateway = { url: URL; open: () => Promise<Result<Ask, Failure>>; close: () => void };

/** Every network, for a gateway that the operator named: private, but still no link-local or metadata address. */
const ANYWHERE = ['0.0.0.0/0', '::/0'];

/** The line to Atlassian's gateway: opened at most once in a climb, and only when a kind of token needs it. */
export function gatewayOf(
  { gateway, gatewayIsCustom, ...network }: JiraSettings,
  sitesCa: string | null,
  signal: AbortSignal,
): Gateway {
  // An authority that was trusted for one site is no authority over Atlassian's own gateway.
  const trusted = trusting([network.extraCa, gatewayIsCustom ? sitesCa : null]);
  const url = new URL(gateway);
  let opening: Promise<Result<Line, Failure>> | null = null;
  let closed = false;

  const open = async () => {
    const settings = gatewayIsCustom ? { ...network, allowedNetworks: ANYWHERE } : network;
    const line = await reach(url, routeTo(url, settings, trusted, signal));
    if (line.ok && closed) line.value.close();
    return line;
  };
  return {
    url,
    open: async () => {
      const line = await (opening ??= open());
      return line.ok ? ok(line.value.ask) : fail(line.failure);
    },
    close: () => {
      closed = true;
      void opening?.then((line) => line.ok && line.value.close());
    },
  };
}
