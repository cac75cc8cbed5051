import { describe, expect, test } from 'vitest';
import { asking, basic, bearer } from '#fake-jira/asking.ts';
import { startFakeJira } from '#fake-jira/index.ts';
import type { DataCenterOptions } from './site.ts';

const PASSWORD = 'fake-password-of-bob';

async function owlEngineering(options: Partial<DataCenterOptions> = {}) {
  const jira = await startFakeJira();
  const site = await jira.addDataCenter(options);
  const bob = site.addAccount({ name: 'bob', password: PASSWORD, administrator: true });
  const token = bob.addToken({ kind: 'personal' });
  return {
    jira,
    site,
    bob,
    token,
    ask: (path: string, authorization?: string, more = {}) =>
      asking(jira)(site.url + path, authorization, more),
    [Symbol.asyncDispose]: () => jira.stop(),
  };
}

describe('a personal access token', () => {
  test('says who it is, with no accountId, and in a header', async () => {
    await using owl = await owlEngineering();
    const me = await owl.ask('/rest/api/2/myself', bearer(owl.token.text));
    expect(me.body).toMatchObject({ name: 'bob', key: 'JIRAUSER10001', active: true });
    expect(me.body).not.toHaveProperty('accountId');
    expect(me.headers.get('x-ausername')).toBe('bob');
  });

  test('that is dead is refused at myself, without a login reason', async () => {
    await using owl = await owlEngineering();
    owl.token.revoke();
    const me = await owl.ask('/rest/api/2/myself', bearer(owl.token.text));
    expect([me.status, me.body]).toEqual([
      401,
      { message: 'Client must be authenticated to access this resource.', 'status-code': 401 },
    ]);
    expect([me.headers.get('x-ausername'), me.headers.get('x-seraph-loginreason')]).toEqual([
      'anonymous',
      null,
    ]);
  });

  test('that is dead is answered 200 as nobody elsewhere', async () => {
    await using owl = await owlEngineering();
    const found = (authorization: string) => owl.ask('/rest/api/2/project', authorization);
    expect((await found(bearer('fake-dead-token'))).body).toEqual([]);
    expect((await found(bearer(owl.token.text))).body).toMatchObject([{ key: 'OWL' }]);
    expect((await owl.ask('/rest/api/2/search', bearer('fake-dead-token'))).body).toMatchObject({ total: 0 });
    expect((await owl.ask('/rest/api/2/mypermissions', bearer('fake-dead-token'))).status).toBe(401);
  });

  test('dies by expiry, and with its account', async () => {
    await using owl = await owlEngineering();
    const status = async () => (await owl.ask('/rest/api/2/myself', bearer(owl.token.text))).status;
    owl.token.expire();
    expect(await status()).toBe(401);
    owl.token.restore();
    expect(await status()).toBe(200);
    owl.bob.deactivate();
    expect(await status()).toBe(401);
  });

  test('is unknown before 8.14, and its list too', async () => {
    await using old = await owlEngineering({ version: '8.13.22' });
    expect((await old.ask('/rest/api/2/myself', bearer(old.token.text))).status).toBe(401);
    expect((await old.ask('/rest/pat/latest/tokens', bearer(old.token.text))).status).toBe(404);
    expect((await old.ask('/rest/api/2/myself', basic('bob', PASSWORD))).status).toBe(200);
  });

  test('is listed with its end, and a revoked one is not', async () => {
    await using owl = await owlEngineering();
    const expiresAt = new Date('2027-03-01T00:00:00Z');
    owl.bob.addToken({ kind: 'personal', label: 'ends', expiresAt });
    owl.bob.addToken({ kind: 'personal', label: 'gone' }).revoke();
    const { body } = await owl.ask('/rest/pat/latest/tokens', bearer(owl.token.text));
    expect(body).toMatchObject([{ expiringAt: null }, { name: 'ends', expiringAt: expiresAt.toISOString() }]);
    expect((await owl.ask('/rest/pat/latest/tokens')).status).toBe(401);
  });

  test('counts as a wrong password in Basic, unless the instance takes it there', async () => {
    await using owl = await owlEngineering();
    const status = async () => (await owl.ask('/rest/api/2/myself', basic('bob', owl.token.text))).status;
    expect([await status(), owl.bob.wrongPasswords]).toEqual([401, 1]);
    owl.site.change({ tokenAsPassword: true });
    expect([await status(), owl.bob.wrongPasswords]).toEqual([200, 0]);
  });
});

describe('a password', () => {
  test('that is right is welcome', async () => {
    await using owl = await owlEngineering();
    const me = await owl.ask('/rest/api/2/myself', basic('bob', PASSWORD));
    expect([me.status, me.headers.get('x-seraph-loginreason')]).toEqual([200, 'OK']);
  });

  test('that is wrong is a page on every path, even where nobody has to sign in', async () => {
    await using owl = await owlEngineering();
    const info = await owl.ask('/rest/api/2/serverInfo', basic('bob', 'fake-wrong'));
    expect([info.status, info.headers.get('content-type')]).toEqual([401, 'text/html;charset=UTF-8']);
    expect(info.headers.get('x-seraph-loginreason')).toBe('AUTHENTICATED_FAILED');
    expect(info.text).toContain('Basic Authentication Failure - Reason : AUTHENTICATED_FAILED');
  });

  test('that was wrong three times brings a CAPTCHA, which the right one does not pass', async () => {
    await using owl = await owlEngineering();
    for (let time = 0; time < 3; time += 1) {
      expect((await owl.ask('/rest/api/2/myself', basic('bob', 'fake-wrong'))).status).toBe(401);
    }
    const refused = await owl.ask('/rest/api/2/myself', basic('bob', PASSWORD));
    expect(refused.status).toBe(403);
    expect(refused.headers.get('x-authentication-denied-reason')).toBe(
      `CAPTCHA_CHALLENGE; login-url=${owl.site.url}/login.jsp`,
    );
    expect((await owl.ask('/rest/api/2/myself', bearer(owl.token.text))).status).toBe(200);

    owl.bob.resetWrongPasswords();
    expect((await owl.ask('/rest/api/2/myself', basic('bob', PASSWORD))).status).toBe(200);
  });

  test('that was wrong twice is forgotten by a right one, and dead tokens never count', async () => {
    await using owl = await owlEngineering();
    await owl.ask('/rest/api/2/myself', basic('bob', 'fake-wrong'));
    await owl.ask('/rest/api/2/myself', bearer('fake-dead-token'));
    expect(owl.bob.wrongPasswords).toBe(1);
    await owl.ask('/rest/api/2/myself', basic('bob', PASSWORD));
    expect(owl.bob.wrongPasswords).toBe(0);
  });

  test('is refused altogether where Basic is disabled, and a token is not', async () => {
    await using owl = await owlEngineering({ basicAuthDisabled: true });
    const refused = await owl.ask('/rest/api/2/myself', basic('bob', PASSWORD));
    expect([refused.status, refused.body]).toEqual([
      403,
      { message: 'Basic Authentication has been disabled on this instance.' },
    ]);
    expect((await owl.ask('/rest/api/2/myself', bearer(owl.token.text))).status).toBe(200);
    expect((await owl.ask('/rest/basicauth/1.0/config', bearer(owl.token.text))).body).toMatchObject({
      'block-requests': true,
    });
  });

  test('opens a session, and a wrong one does not', async () => {
    await using owl = await owlEngineering();
    const signIn = async (password: string) => {
      const body = JSON.stringify({ username: 'bob', password });
      return (await owl.ask('/rest/auth/1/session', undefined, { method: 'POST', body })).status;
    };
    expect([await signIn(PASSWORD), await signIn('fake-wrong')]).toEqual([200, 401]);
    expect((await owl.ask('/rest/auth/1/session')).status).toBe(401);
  });
});
