import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test';
import { watchPage } from './watch-page.ts';

export const PASSWORD = 'a colleague’s password for tests only';

export type Colleague = {
  id: string;
  email: string;
  name: string;
  page: Page;
  /** What went wrong in their browser so far. */
  faults: () => readonly string[];
  [Symbol.asyncDispose]: () => Promise<void>;
};

type Options = { name: string; roles: string[]; baseURL: string };

/** Playwright would hand the owner’s cookie to every new context. */
export const NOBODY = { cookies: [], origins: [] };

let made = 0;
/** An address that no other test of this run uses. */
export const freshEmail = (name: string) =>
  `${name.toLowerCase().replaceAll(/\W+/g, '.')}.${process.pid}.${(made += 1)}@owl.example`;

/** Somebody with these roles, signed in in a browser of their own. The invitation is made by whoever `request` is. */
export async function colleague(
  browser: Browser,
  request: APIRequestContext,
  { name, roles, baseURL }: Options,
): Promise<Colleague> {
  const email = freshEmail(name);
  const invited = await request.post('/api/invitations', { data: { email, name, roles } });
  expect(invited.status(), await invited.text()).toBe(201);
  const { link } = (await invited.json()) as { link: string };
  const context = await browser.newContext({ baseURL, storageState: NOBODY });
  const accepted = await context.request.post('/api/invitations/accepted', {
    data: { token: new URL(link).hash.slice(1), name, password: PASSWORD },
  });
  expect(accepted.status(), await accepted.text()).toBe(201);
  const { person } = (await accepted.json()) as { person: { id: string } };
  const page = await context.newPage();
  const faults = await watchPage(page);
  return { id: person.id, email, name, page, faults, [Symbol.asyncDispose]: () => context.close() };
}
