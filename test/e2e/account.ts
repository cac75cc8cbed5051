import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { freshName } from './deeds.ts';
import { test as base } from './house.ts';

export type Colleague = { id: string; email: string; name: string; password: string; api: APIRequestContext };
type Asked = { roles?: string[]; name?: string };

type Own = {
  /** The owner, through the API. */
  owner: APIRequestContext;
  /** Invites a colleague, who accepts: both through the API. */
  addColleague: (asked?: Asked) => Promise<Colleague>;
};

/** A test in a browser where nobody is signed in, with an owner who can make accounts. */
export const test = base.extend<Own>({
  storageState: { cookies: [], origins: [] },
  owner: async ({ owlhub, signedIn, playwright }, use) => {
    const api = await playwright.request.newContext({ baseURL: owlhub.url, storageState: signedIn });
    await use(api);
    await api.dispose();
  },
  addColleague: async ({ owner, owlhub, playwright }, use) => {
    const opened: APIRequestContext[] = [];
    await use(async ({ roles = ['analyst'], name = freshName('Grace') } = {}) => {
      const email = `${name.toLowerCase().replaceAll(/\W+/g, '.')}@owl-corp.example`;
      const password = `only for ${name} here`;
      const made = await owner.post('/api/invitations', { data: { email, name, roles } });
      expect(made.status()).toBe(201);
      const api = await playwright.request.newContext({ baseURL: owlhub.url });
      opened.push(api);
      const { link } = (await made.json()) as { link: string };
      const data = { token: new URL(link).hash.slice(1), name, password };
      const accepted = await api.post('/api/invitations/accepted', { data });
      expect(accepted.status()).toBe(201);
      const { person } = (await accepted.json()) as { person: { id: string } };
      return { id: person.id, email, name, password, api };
    });
    for (const api of opened) await api.dispose();
  },
});

export async function signIn(page: Page, { email, password }: Pick<Colleague, 'email' | 'password'>) {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const STEP_MS = 30_000;

/** What an authenticator app with this key shows: `later` steps of 30 seconds from now, because each code works once. */
export const codeOf = (key: string, later = 0) =>
  new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate({
    timestamp: Date.now() + later * STEP_MS,
  });

/** Through the API, with the code before the present one. Answers the key and the recovery codes. */
export async function addTotp({ api }: Colleague): Promise<{ key: string; recoveryCodes: string[] }> {
  const begun = await api.post('/api/profile/totp', { data: {} });
  const { secret: key } = (await begun.json()) as { secret: string };
  const added = await api.post('/api/profile/totp/confirmations', { data: { code: codeOf(key, -1) } });
  expect(added.ok(), await added.text()).toBe(true);
  const { recoveryCodes } = (await added.json()) as { recoveryCodes: string[] };
  return { key, recoveryCodes };
}

/** A device with a fingerprint reader, as Chromium plays it for tests. */
export async function plugInAuthenticator(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
