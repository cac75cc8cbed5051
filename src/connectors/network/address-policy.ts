import ipaddr from 'ipaddr.js';

/** `public` and `allowed` may be dialled; `private` only where the operator allows its network; `forbidden` never. */
export type AddressVerdict = 'public' | 'allowed' | 'private' | 'forbidden';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

const PRIVATE = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat']);

/** Services that clouds give their machines, at addresses that are otherwise private or even public. */
const METADATA = new Set([
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'fd00:ec2::23',
  'fd00:ec2::254',
  'fd20:ce::254',
]);

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
  const hidesAnother =
    range === 'teredo' ||
    range === 'rfc6145' ||
    isOldEmbedding(bytes) ||
    isIsatap(bytes) ||
    isLocalNat64(bytes);
  return hidesAnother ? null : address;
}

/** `…:0:5efe:a.b.c.d` and `…:200:5efe:a.b.c.d`. */
const isIsatap = (bytes: readonly number[]) => bytes[10] === 0x5e && bytes[11] === 0xfe;

/** `64:ff9b:1::/48`, whose inner address stands at a place that only its network knows. */
const isLocalNat64 = (bytes: readonly number[]) =>
  [0x00, 0x64, 0xff, 0x9b, 0x00, 0x01].every((byte, index) => bytes[index] === byte);

/** `::a.b.c.d`, deprecated and still routed by some; `::1` alone is the loopback address. */
const isOldEmbedding = (bytes: readonly number[]) =>
  bytes.slice(0, 12).every((byte) => byte === 0) && bytes.slice(12).join('.') !== '0.0.0.1';
