/** For which site a browser makes passkeys and shows them again: a domain, and the pages of it that may ask. */
export type RelyingParty = { id: string; origin: string };

/**
 * Null where browsers have no passkeys: at an IP address, without https, and where OwlHub was not told its own
 * address, because the one in a request is what its sender says. Only at `localhost` that can do no harm.
 */
export function relyingPartyOf(publicUrl: string | null, host: string | undefined): RelyingParty | null {
  const address = publicUrl ?? `http://${host ?? ''}`;
  if (!URL.canParse(address)) return null;
  const { hostname, origin, protocol } = new URL(address);
  if (hostname === 'localhost') return { id: hostname, origin };
  return publicUrl !== null && protocol === 'https:' && !isAddress(hostname)
    ? { id: hostname, origin }
    : null;
}

const isAddress = (hostname: string) => hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
