import { createHash } from 'node:crypto';

const digest = (seed: string) => createHash('sha512').update(seed);

/** Looks like a Cloud API token, by prefix and length. Made at run time, so that no scanner finds one in a file. */
export const cloudTokenShaped = (seed: string): string => atlassianShaped(['ATATT', '3xFfGF0'], seed);

/** Looks like an organisation’s API key. */
export const organizationKeyShaped = (seed: string): string => atlassianShaped(['ATCTT', '3xFfGN0'], seed);

const atlassianShaped = (prefix: readonly string[], seed: string): string =>
  `${prefix.join('')}${digest(seed).digest('base64url')}${digest(`${seed}=`).digest('base64url')}`.slice(
    0,
    184,
  );

/** Looks like a personal access token of Data Center: base64 of twelve digits, a colon and twenty bytes. */
export const personalTokenShaped = (seed: string): string => {
  const bytes = digest(seed).digest();
  const digits = `${bytes.readBigUInt64BE() % 1_000_000_000_000n}`.padStart(12, '0');
  return Buffer.concat([Buffer.from(`${digits}:`), bytes.subarray(0, 20)]).toString('base64');
};
