import ipaddr from 'ipaddr.js';

/** `public` and `allowed` may be dialled; `private` only where the operator allows its network; `forbidden` never. */
export type AddressVerdict = 'public' | 'allowed' | 'private' | 'forbidden';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

const PRIVATE = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat']);

/** Metadata services that live in ranges which are otherwise merely private. */
const METADATA = new Set(['100.100.100.200', 'fd00:ec2::254', 'fd20:ce::254', '192.0.0.192']);

/** Judges one literal IP address. IPv4 addresses wrapped in IPv6 are judged as what they wrap. */
export function judgeAddress(literal: string, allowedNetworks: readonly string[]): AddressVerdict {
  if (!ipaddr.isValid(literal)) return 'forbidden';
  const address = unwrapped(ipaddr.parse(literal));
  if (!address || METADATA.has(address.toString())) return 'forbidden';

  const range = address.range();
  if (range === 'unicast') return 'public';
  if (!PRIVATE.has(range)) return 'forbidden';
  return allowedNetworks.some((network) => contains(network, address)) ? 'allowed' : 'private';
}

export const isNetwork = (cidr: string): boolean => ipaddr.isValidCIDR(cidr);

function contains(network: string, address: Address): boolean {
  if (!isNetwork(network)) return false;
  const [base, bits] = ipaddr.parseCIDR(network);
  return base.kind() === address.kind() && address.match(base, bits);
}

/** The IPv4 address inside an IPv4-mapped, NAT64 or 6to4 address; Teredo and ISATAP hide theirs, so they are refused. */
function unwrapped(address: Address): Address | null {
  if (address instanceof ipaddr.IPv4) return address;
  const bytes = address.toByteArray();
  const range = address.range();
  if (range === 'ipv4Mapped') return address.toIPv4Address();
  if (range === 'rfc6052') return new ipaddr.IPv4(bytes.slice(12));
  if (range === '6to4') return new ipaddr.IPv4(bytes.slice(2, 6));
  const hidesAnother = range === 'teredo' || range === 'rfc6145' || isOldEmbedding(bytes);
  return hidesAnother ? null : address;
}

/** `::a.b.c.d`, deprecated and still routed by some; `::1` alone is the loopback address. */
const isOldEmbedding = (bytes: readonly number[]) =>
  bytes.slice(0, 12).every((byte) => byte === 0) && bytes.slice(12).join('.') !== '0.0.0.1';
