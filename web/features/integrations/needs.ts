import type { Integration } from '#contract/integration.ts';

const SOON_MS = 14 * 86_400_000;

/** Something about an integration that a person should look at, and since or until when. */
export type Need = { id: string; name: string; what: string; urgent: boolean; at: string | null };

/** What needs someone, the urgent first. Pure. */
export function needsOf(integrations: readonly Integration[], nowMs: number): Need[] {
  return integrations
    .flatMap((integration) => needsOfOne(integration, nowMs))
    .toSorted((a, b) => Number(b.urgent) - Number(a.urgent));
}

function needsOfOne(integration: Integration, nowMs: number): Need[] {
  const { id, name, status, since, failure, trouble, replacement, proof } = integration;
  const need = (what: string, at: string | null, urgent = false): Need => ({ id, name, what, urgent, at });
  const isSoon = (at: string | null | undefined) => at != null && Date.parse(at) - nowMs < SOON_MS;
  if (status === 'paused') return [];
  if (failure) return [need(failure.title, since, true)];
  return [
    ...(trouble ? [need(trouble.failure.title, trouble.since)] : []),
    ...(replacement?.state === 'rejected'
      ? [need('New values were not accepted', replacement.credential.setAt)]
      : []),
    ...(proof && isSoon(proof.expiresAt) ? [need('The token ends', proof.expiresAt)] : []),
    ...(proof && isSoon(proof.certificateExpiresAt)
      ? [need('The site’s certificate ends', proof.certificateExpiresAt)]
      : []),
  ];
}
