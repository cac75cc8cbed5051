import { expect, test } from 'vitest';
import { OWNER, startNewApp, type TestApp } from '#test/app.ts';
import { startFakeProvider } from '#test/providers.ts';
import { browserOf, providerAt, setUpProvider } from '#test/sso-browser.ts';

const ADA = { sub: 'ada', email: 'ada@example.com', email_verified: true, name: 'Ada Lovelace' };
const OWN = { sub: 'owner', email: OWNER.email, email_verified: true };
const GROUPS = [
  { group: 'owlhub-admins', role: 'administrator' },
  { group: 'analysts', role: 'analyst' },
];

/** An OwlHub with a provider, and the owner’s tab. */
async function world(claims: object, change: object = {}) {
  const app = await startNewApp();
  const provider = await startFakeProvider({ claims: { ...claims } });
  const owner = await setUpProvider(app, provider, change);
  const signIn = async () => {
    const browser = browserOf(app);
    const { location } = await browser.signIn();
    return { location, person: (await browser.whoAmI()).person, browser };
  };
  const actions = async () => {
    const rows = await app.database.query('select action from audit_entries order by seq');
    return rows.map(({ action }) => action);
  };
  return {
    app,
    provider,
    owner,
    signIn,
    actions,
    async [Symbol.asyncDispose]() {
      await provider.close();
      await app[Symbol.asyncDispose]();
    },
  };
}

const addPerson = (app: TestApp, email: string, role: string) =>
  app.database.query(
    `insert into people (id, email, name, roles, created_at, created_by)
     values (gen_random_uuid(), '${email}', 'Ada', '{${role}}', now(), 'Test')`,
  );

test('a person who is there already is found by the verified email once, then by the provider’s own id', async () => {
  await using here = await world(ADA);
  await addPerson(here.app, ADA.email, 'analyst');
  const first = await here.signIn();
  expect(first.person).toMatchObject({ email: ADA.email, roles: [{ id: 'analyst' }] });
  expect(await here.actions()).toContain('provider.account_linked');

  here.provider.behaviour.claims = { sub: 'ada', email: 'married@example.com', email_verified: false };
  expect((await here.signIn()).person).toMatchObject({ id: first.person.id, email: ADA.email });
});

test('an email that was given to somebody else does not open the account of who had it before', async () => {
  await using here = await world(ADA);
  await addPerson(here.app, ADA.email, 'analyst');
  await here.signIn();
  here.provider.behaviour.claims = { ...ADA, sub: 'another-ada' };
  expect(await here.signIn()).toMatchObject({ location: '/sign-in?problem=no_account', person: undefined });
});

test('whoever nobody knows gets no account, unless accounts are made', async () => {
  await using here = await world(ADA);
  expect((await here.signIn()).location).toBe('/sign-in?problem=no_account');
  await here.owner.ask('PUT', '/api/provider', providerAt(here.provider, { createsAccounts: true }));
  expect((await here.signIn()).location).toBe('/sign-in?problem=no_role');
  const made = { createsAccounts: true, defaultRole: 'viewer' };
  await here.owner.ask('PUT', '/api/provider', providerAt(here.provider, made));
  expect((await here.signIn()).person).toMatchObject({ name: ADA.name, roles: [{ id: 'viewer' }] });
  expect(await here.actions()).toContain('person.added');
});

test('an invitation is taken up by signing in with the invited email', async () => {
  await using here = await world(ADA);
  const invited = { email: ADA.email, roles: ['analyst'] };
  expect((await here.owner.ask('POST', '/api/invitations', invited)).status).toBe(201);
  expect((await here.signIn()).person).toMatchObject({ roles: [{ id: 'analyst' }] });
  const { body } = await here.owner.ask('GET', '/api/invitations');
  expect(body.invitations).toMatchObject([{ email: ADA.email, status: 'accepted' }]);
  expect(await here.actions()).toContain('invitation.accepted');
});

test('a deactivated person is refused, linked or not', async () => {
  await using here = await world(ADA);
  await addPerson(here.app, ADA.email, 'analyst');
  await here.app.database.query(`update people set deactivated_at = now() where email = '${ADA.email}'`);
  expect((await here.signIn()).location).toBe('/sign-in?problem=account_deactivated');
  await here.app.database.query(`update people set deactivated_at = null where email = '${ADA.email}'`);
  expect((await here.signIn()).location).toBe('/');
  await here.app.database.query(`update people set deactivated_at = now() where email = '${ADA.email}'`);
  expect((await here.signIn()).location).toBe('/sign-in?problem=account_deactivated');
});

test('groups become roles anew at every sign-in', async () => {
  await using here = await world(
    { ...ADA, groups: ['everybody', 'owlhub-admins'] },
    {
      createsAccounts: true,
      groups: GROUPS,
    },
  );
  const roles = async () => {
    const { person, location } = await here.signIn();
    return person?.roles.map(({ id }: { id: string }) => id) ?? location;
  };
  expect(await roles()).toEqual(['administrator']);
  here.provider.behaviour.claims = { ...ADA, groups: ['analysts', 'owlhub-admins'] };
  expect(await roles()).toEqual(expect.arrayContaining(['administrator', 'analyst']));
  here.provider.behaviour.claims = { ...ADA, groups: 'analysts' };
  expect(await roles()).toEqual(['analyst']);
  here.provider.behaviour.claims = ADA;
  expect(await roles()).toBe('/sign-in?problem=no_role');
  here.provider.behaviour.userInfo = { groups: ['analysts'] };
  expect(await roles()).toEqual(['analyst']);
});

test('without a mapped group the default role is what remains', async () => {
  const change = { createsAccounts: true, groups: GROUPS, defaultRole: 'viewer' };
  await using here = await world({ ...ADA, groups: ['owlhub-admins'] }, change);
  await here.signIn();
  here.provider.behaviour.claims = { ...ADA, groups: ['everybody'] };
  expect((await here.signIn()).person.roles).toMatchObject([{ id: 'viewer' }]);
});

test('where Entra ID leaves groups out because they are too many, nobody gets in by the default role', async () => {
  const change = { createsAccounts: true, groups: GROUPS, defaultRole: 'viewer' };
  await using here = await world({ ...ADA, _claim_names: { groups: 'src1' } }, change);
  expect((await here.signIn()).location).toBe('/sign-in?problem=no_role');
});

test('groups take OwlHub an owner, but not the last one', async () => {
  await using here = await world({ ...OWN, groups: ['analysts'] }, { groups: GROUPS });
  const roles = async () => (await here.signIn()).person.roles.map(({ id }: { id: string }) => id);
  expect(await roles()).toEqual(expect.arrayContaining(['owner', 'analyst']));
  await addPerson(here.app, ADA.email, 'owner');
  expect(await roles()).toEqual(['analyst']);
});

test('who has a second factor here is asked for it, unless the provider asked for one', async () => {
  await using here = await world(ADA);
  await addPerson(here.app, ADA.email, 'analyst');
  await here.app.database.query(`update people set totp_added_at = now() where email = '${ADA.email}'`);
  const { location, browser } = await here.signIn();
  expect(location).toBe('/sign-in?step=second_factor');
  expect(browser.cookies.has('owlhub-step')).toBe(true);
  expect(browser.cookies.has('owlhub')).toBe(false);

  here.provider.behaviour.claims = { ...ADA, amr: ['pwd', 'mfa'] };
  expect((await here.signIn()).location).toBe('/');
  here.provider.behaviour.claims = { ...ADA, amr: ['pwd'] };
  expect((await here.signIn()).location).toBe('/sign-in?step=second_factor');
  await here.owner.ask('PUT', '/api/provider', providerAt(here.provider, { asksSecondFactor: true }));
  expect((await here.signIn()).location).toBe('/');
});
