import type { Told } from './notification.ts';

/** The link as it may be put into any message: a whole web address, or null. A broken one spoils some messages altogether. */
export function linkOf({ link }: Told): string | null {
  const url = URL.parse(link ?? '');
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}
