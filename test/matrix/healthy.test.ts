import { describe, expect, test } from 'vitest';
import { cloudWorld, dataCenterWorld } from './world.ts';

const ALL = ['address', 'name', 'connection', 'certificate', 'jira', 'token', 'permissions'];

describe('Jira Cloud', () => {
  test('a classic token connects, and the proof names the account and the site', async () => {
    await using world = await cloudWorld();
    const { reason, proof, passedRungs, learned } = await world.climb(world.typed);
    expect(reason).toBe('connected');
    expect(passedRungs).toEqual(ALL);
    expect(proof).toMatchObject({
      accountName: 'Ada Owl',
      administrator: true,
      edition: 'cloud',
      siteTitle: 'Owl Corp',
      credentialKind: 'classic_token',
      via: 'site',
      limits: [],
    });
    expect(learned).toMatchObject({ edition: 'cloud', base: world.site.url });
  });

  test.each([
    ['scoped_token', { kind: 'scoped', scopes: ['read:jira-user', 'read:jira-work'] }],
    ['service_account_token', { kind: 'service', scopes: ['read:jira-user', 'read:jira-work'] }],
  ] as const)(
    'a %s is found at the gateway, and asked for there at once the next time',
    async (kind, made) => {
      await using world = await cloudWorld();
      const account =
        kind === 'service_account_token' ? world.site.addAccount({ kind: 'service' }) : world.ada;
      const typed = { ...world.typed, accessToken: account.addToken(made).text };

      const first = await world.climb(typed);
      expect(first.reason).toBe('connected');
      expect(first.proof).toMatchObject({ credentialKind: kind, via: 'gateway' });

      world.jira.forget();
      const second = await world.climb(typed, { known: first.learned });
      expect(second.reason).toBe('connected');
      const shownTo = new Set(world.jira.sightings(typed.accessToken).map(({ site }) => site));
      expect([...shownTo]).toEqual(['gateway']);
    },
  );

  test('a service account’s token connects without an email', async () => {
    await using world = await cloudWorld();
    const scopes = ['read:jira-user', 'read:jira-work'];
    const token = world.site.addAccount({ kind: 'service' }).addToken({ kind: 'service', scopes });
    const { reason, proof } = await world.climb({ siteUrl: world.site.url, accessToken: token.text });
    expect(reason).toBe('connected');
    expect(proof?.accountKind).toBe('service_account');
  });

  test('email:token pasted as the token connects', async () => {
    await using world = await cloudWorld();
    const accessToken = `ada@owl.test:${world.token.text}`;
    expect(await world.climb({ siteUrl: world.site.url, accessToken })).toMatchObject({
      reason: 'connected',
    });
  });

  test('without Administer Jira it is connected, and the proof says what is limited and whom to ask', async () => {
    await using world = await cloudWorld();
    world.ada.change({ administrator: false });
    const { reason, proof } = await world.climb(world.typed);
    expect(reason).toBe('connected');
    expect(proof?.administrator).toBe(false);
    expect(proof?.limits).toMatchObject([
      { permission: 'Administer Jira', whomToAsk: expect.stringContaining('administrator') },
    ]);
  });

  test('a deep link of a custom domain leads to the site', async () => {
    await using world = await cloudWorld();
    const siteUrl = `${world.site.url}/jira/software/projects/OWL/boards/1`;
    const { reason, learned } = await world.climb({ ...world.typed, siteUrl });
    expect(reason).toBe('connected');
    expect(learned?.base).toBe(world.site.url);
  });

  test('an account in another language is judged the same', async () => {
    await using world = await cloudWorld();
    world.ada.change({ locale: 'fr_FR' });
    expect((await world.climb(world.typed)).reason).toBe('connected');
  });
});

describe('Jira Data Center', () => {
  test.each(['8.20', '9.12', '10.3', '11'])('%s connects with a personal access token', async (version) => {
    await using world = await dataCenterWorld({ version });
    const { reason, proof } = await world.climb(world.typed);
    expect([version, reason]).toEqual([version, version === '7.13.0' ? 'credential_rejected' : 'connected']);
    expect(proof).toMatchObject({ edition: 'data_center', credentialKind: 'personal_access_token' });
  });

  test.each(['7.13.0', '8.20', '11'])('%s connects with user name and password', async (version) => {
    await using world = await dataCenterWorld({ version });
    const typed = { siteUrl: world.site.url, account: 'bob', accessToken: 'fake-password' };
    expect(await world.climb(typed)).toMatchObject({
      reason: 'connected',
      proof: { credentialKind: 'password' },
    });
  });

  test.each(['', '/jira', '/tools/jira'])('the context path %j is kept', async (contextPath) => {
    await using world = await dataCenterWorld({ contextPath });
    const siteUrl = `${world.site.url}/secure/Dashboard.jspa`;
    const { reason, learned } = await world.climb({ ...world.typed, siteUrl });
    expect(reason).toBe('connected');
    expect(learned?.base).toBe(world.site.url);
  });

  test.each(['open', 'closed_to_dead_tokens', 'closed'] as const)(
    'serverInfo may be %s',
    async (serverInfo) => {
      await using world = await dataCenterWorld({ serverInfo });
      const { reason, proof } = await world.climb(world.typed);
      expect(reason).toBe('connected');
      expect(proof?.version).toMatch(/^10\.3/);
    },
  );

  test('the expiry of a personal access token is read from Jira', async () => {
    await using world = await dataCenterWorld();
    const expiresAt = new Date(Date.now() + 40 * 86_400_000);
    const token = world.bob.addToken({ kind: 'personal', expiresAt });
    const { proof } = await world.climb({ ...world.typed, accessToken: token.text });
    expect(proof?.expiresAt?.slice(0, 10)).toBe(expiresAt.toISOString().slice(0, 10));
    expect(proof).toMatchObject({ neverExpires: false });
    expect(proof?.expirySource).toContain('Jira’s list of personal access tokens');

    const endless = await world.climb({
      ...world.typed,
      accessToken: world.bob.addToken({ kind: 'personal' }).text,
    });
    expect(endless.proof).toMatchObject({ expiresAt: null, neverExpires: true });
  });

  test('a site whose certificate is issued by a company connects with that authority pasted', async () => {
    await using world = await dataCenterWorld({}, { extraCa: null });
    expect((await world.climb({ ...world.typed, ca: world.jira.ca })).reason).toBe('connected');
    expect((await world.climb(world.typed)).reason).toBe('certificate_untrusted');
  });

  test('plain http is taken only where the operator allows it', async () => {
    await using world = await dataCenterWorld();
    const typed = { ...world.typed, siteUrl: world.site.httpUrl };
    const { reason, rungs } = await world.climb(typed, { settings: { allowHttp: true } });
    expect(reason).toBe('connected');
    expect(rungs.find(({ id }) => id === 'certificate')?.outcome).toBe('not_needed');
    expect((await world.climb(typed)).reason).toBe('insecure_address');
  });
});
