import {
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  None,
  type ServerMetadata,
} from 'openid-client';
import { reveal } from '#secrets/reveal.ts';
import type { Secret } from '#secrets/secret.ts';

/** How the client secret is put on a request, the only place. By the metadata; `basic` where it does not say. */
export function clientAuthFor(metadata: ServerMetadata, secret: Secret | null): ClientAuth {
  if (secret === null) return None();
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const isPost = !methods.includes('client_secret_basic') && methods.includes('client_secret_post');
  return isPost ? ClientSecretPost(reveal(secret)) : ClientSecretBasic(reveal(secret));
}
