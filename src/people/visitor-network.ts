import ipaddr from 'ipaddr.js';

/**
 * As whom limits count a visitor: by IPv6 everybody has at least 2^64 addresses, so their network counts; an IPv4
 * address stays one, however it is written.
 */
export function visitorNetwork(address: string | null): string {
  if (address === null || !ipaddr.isValid(address)) return address ?? '';
  const ip = ipaddr.process(address);
  if (ip.kind() === 'ipv4') return ip.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${ip.toString()}/64`).toString()}/64`;
}
