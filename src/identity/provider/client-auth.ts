import { type ClientAuth, ClientSecretPost, None, type ServerMetadata } from 'openid-client';
import { reveal } from '#secrets/reveal.ts';
import type { Secret } from '#secrets/secret.ts';

/** How the client secret is put on a request, the only place. In the way that the provider names first. */
export function clientAuthFor(metadata: ServerMetadata, secret: Secret | null): ClientAuth {
  if (secret === null) return None();
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const first = methods.find((method) => /^client_secret_(basic|post)$/.test(method));
  return first === 'client_secret_post' ? ClientSecretPost(reveal(secret)) : basic(secret);
}

/**
 * openid-client writes `-` as `%2D`, as may be, and providers that forget to decode then take a right secret for a
 * wrong one. What needs no encoding is left as it is.
 */
const basic =
  (secret: Secret): ClientAuth =>
  (_metadata, client, _body, headers) => {
    const pair = `${encoded(client.client_id)}:${encoded(reveal(secret))}`;
    headers.set('authorization', `Basic ${btoa(pair)}`);
  };

const encoded = (text: string) =>
  encodeURIComponent(text)
    .replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
