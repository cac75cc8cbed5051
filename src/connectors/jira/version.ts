import type { Failure } from '#integrations/failure.ts';
import type { ServerInfo } from './endpoints.ts';

/** The oldest Jira whose permissions and identity endpoints answer in the form that OwlHub reads. */
export const OLDEST = '7.0.0';

/** Personal access tokens came with 8.14 (Jira Core and Software). Unknown versions are given the benefit of the doubt. */
export function takesTokens(info: ServerInfo | null): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(info?.version ?? '') ?? [];
  if (major === undefined) return true;
  return Number(major) > 8 || (Number(major) === 8 && Number(minor) >= 14);
}

export function failureOfVersion(info: ServerInfo | null, edition: 'cloud' | 'data_center'): Failure | null {
  const major = Number(/^(\d+)\./.exec(info?.version ?? '')?.[1] ?? Number.NaN);
  if (edition === 'cloud' || Number.isNaN(major) || major >= 7) return null;
  return { reason: 'version_unsupported', version: info?.version ?? '', minimum: OLDEST };
}
