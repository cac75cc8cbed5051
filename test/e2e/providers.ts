import { type Emulator, createEmulator, type ServiceName } from 'emulate';
import { freePort } from '#scripts/free-port.ts';
import { CLIENT, startOidcProvider } from '#test/providers.ts';

export type Running = { issuer: string; close: () => Promise<void> };

const clientAt = (owlhub: string) => ({
  client_id: CLIENT.id,
  client_secret: CLIENT.secret,
  name: 'OwlHub',
  redirect_uris: [`${owlhub}/api/sign-in/provider/callback`, `${owlhub}/sign-in`],
});

async function emulate(service: ServiceName, seed: object, path = ''): Promise<Running> {
  const emulator: Emulator = await createEmulator({
    service,
    // An emulator names its own address before it listens.
    port: await freePort(),
    seed: { [service]: seed },
  });
  return { issuer: `${emulator.url}${path}`, close: () => emulator.close() };
}

export const startOkta = (owlhub: string, email: string, group: string) =>
  emulate(
    'okta',
    {
      users: [{ okta_id: '00ufake', login: email, email, first_name: 'Grace', last_name: 'Hopper' }],
      groups: [{ okta_id: '00gfake', name: group }],
      group_memberships: [{ group_okta_id: '00gfake', user_okta_id: '00ufake' }],
      oauth_clients: [{ ...clientAt(owlhub), auth_server_id: 'default' }],
    },
    '/oauth2/default',
  );

const TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';

export const startEntra = (owlhub: string, email: string) =>
  emulate(
    'microsoft',
    { users: [{ email, name: 'Grace Hopper' }], oauth_clients: [clientAt(owlhub)] },
    `/${TENANT}/v2.0`,
  );

export const startGoogle = (owlhub: string, email: string) =>
  emulate('google', {
    users: [{ email, name: 'Grace Hopper' }],
    oauth_clients: [clientAt(owlhub)],
  });

/** Signs everybody in as this person, without a page. */
export const startCertified = (owlhub: string, email: string): Promise<Running> =>
  startOidcProvider(
    { id: email, claims: { email, email_verified: true, name: 'Grace Hopper' } },
    `${owlhub}/api/sign-in/provider/callback`,
  );
