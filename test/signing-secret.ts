import type { SigningSecret } from '#channels/channel.ts';
import { createSigningSecret } from '#channels/signing.ts';

/** One of a webhook’s, made anew. */
export const signingSecret = (id: string, secret = createSigningSecret()): SigningSecret => ({
  id,
  secret,
  createdAt: '2026-11-25T12:00:00.000Z',
});
