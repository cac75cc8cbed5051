import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { CertificateAuthority } from '#fake-jira/certificate-authority.ts';
import { Secret } from '#secrets/secret.ts';
import { startMailServer } from '#test/mail-server.ts';
import { createMailer, type MailSettings } from './mailer.ts';
import type { Message } from './message.ts';

const GRACE = { email: 'grace@example.com', name: 'Grace Example' };
const LINK = 'http://owlhub.example:3000/invitation#fake-part';
const INVITATION: Message = {
  kind: 'invitation',
  to: GRACE,
  invitedBy: 'Ada Example',
  link: new Secret(LINK),
  expiresAt: '2026-11-26T12:00:00.000Z',
};

const send = (settings: MailSettings, message: Message = INVITATION, extraCa: string | null = null) =>
  createMailer(settings, extraCa).send(message, new AbortController().signal);
const problemWith = async (...given: Parameters<typeof send>) => {
  const result = await send(...given);
  return result.ok ? 'none' : result.failure;
};

test('an invitation arrives as text and as HTML, from the sender that is set', async () => {
  await using server = await startMailServer();
  expect(await send(server.settings)).toEqual({ ok: true, value: null });
  const [mail] = server.received;
  expect(mail).toMatchObject({ from: 'owlhub@example.com', to: [GRACE.email] });
  expect(mail?.headers).toContain('From: OwlHub <owlhub@example.com>');
  expect(mail?.headers).toContain('To: Grace Example <grace@example.com>');
  expect(mail?.headers).toContain('Subject: Ada Example invites you to OwlHub');
  expect(mail?.headers).toContain('Auto-Submitted: auto-generated');
  expect(mail?.text).toContain(`Accept the invitation:\r\n${LINK}`);
  expect(mail?.text).toContain(`<a href="${LINK}">Accept the invitation</a>`);
  expect(mail?.text).toContain('until 26 November 2026 at 12:00 UTC');
});

const HOSTILE = [
  'Grace\r\nBcc: everybody@example.com',
  'Grace\nSubject: Other',
  'Grace\r\n\r\nAnother body',
  'Grace" <evil@example.com>, "x',
  'evil@example.com, Grace',
  '<script>alert(1)</script>',
  'Grace\u2028Bcc: everybody@example.com',
  '=?utf-8?Q?Grace=0D=0ABcc:_evil@example.com?=',
];

test.each(HOSTILE)(
  'a person or inviter named %j adds no header, no recipient and no markup',
  async (name) => {
    await using server = await startMailServer();
    const messages: Message[] = [
      { ...INVITATION, to: { ...GRACE, name } },
      { ...INVITATION, invitedBy: name },
      { kind: 'notice', notice: 'second_factor_reset', to: GRACE, at: INVITATION.expiresAt, by: name },
    ];
    for (const message of messages) expect((await send(server.settings, message)).ok).toBe(true);
    for (const mail of server.received) {
      expect(mail.to).toEqual([GRACE.email]);
      const names = mail.headers.split('\r\n').map((line) => line.split(':')[0]?.toLowerCase());
      expect(names).toHaveLength(8);
      expect(new Set(names)).toEqual(
        new Set([
          'auto-submitted',
          'content-type',
          'date',
          'from',
          'message-id',
          'mime-version',
          'subject',
          'to',
        ]),
      );
      expect(mail.text.slice(mail.text.indexOf('<!doctype html>'))).not.toContain('<script');
      expect(mail.headers.match(/^To: (.*)$/m)?.[1]).toMatch(/ ?<?grace@example\.com>?$/);
    }
  },
);

test('a sender’s name cannot add a header either', async () => {
  await using server = await startMailServer();
  const from = { name: 'Owl\r\nBcc: everybody@example.com', address: 'owlhub@example.com' };
  await send({ ...server.settings, from });
  expect(server.received[0]?.headers).not.toMatch(/^bcc/im);
});

test('where STARTTLS is not offered, nothing is sent, and the way on is told', async () => {
  await using server = await startMailServer({ server: { encrypts: true } });
  expect(await problemWith(server.settings)).toMatch(/offers no encryption.*smtps:\/\/.*\?tls=off/);
  expect(server.received).toEqual([]);
});

test.each([true, false])(
  'a certificate of an authority of one’s own is accepted when it is named (TLS at once: %s)',
  async (isSecure) => {
    const authority = await CertificateAuthority.shared();
    const { key, cert } = await authority.issue(['localhost']);
    await using server = await startMailServer({
      secure: isSecure,
      key,
      cert,
      disabledCommands: [],
      server: { host: 'localhost', isSecure, encrypts: true },
    });
    expect(await problemWith(server.settings)).toMatch(
      /encryption.*could not be set up.*OWLHUB_EXTRA_CA_FILE/,
    );
    expect(server.received).toEqual([]);
    expect((await send(server.settings, INVITATION, authority.pem)).ok).toBe(true);
    const other = { ...server.settings, server: { ...server.settings.server, host: '127.0.0.1' } };
    expect(await problemWith(other, INVITATION, authority.pem)).toMatch(
      /host name that its certificate is for/,
    );
  },
);

const SIGN_IN = { user: 'owl', password: 'fake-smtp-password' };

test('it signs in with the user and password, and a wrong one is told without being shown', async () => {
  await using server = await startMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    signIn: SIGN_IN,
    onAuth: ({ username, password }, _session, done) =>
      password === SIGN_IN.password
        ? done(null, { user: username })
        : done(new Error(`no: ${password} / ${Buffer.from(password ?? '').toString('base64')}`)),
  });
  expect((await send(server.settings)).ok).toBe(true);
  const wrong = { user: 'owl', password: new Secret('fake-wrong-one') };
  const { settings } = server;
  const problem = await problemWith({ ...settings, server: { ...settings.server, signIn: wrong } });
  expect(problem).toMatch(/did not accept the user name and password in OWLHUB_SMTP_URL.*\[secret\]/);
  expect(problem).not.toContain('fake-wrong-one');
  expect(problem).not.toContain(Buffer.from('fake-wrong-one').toString('base64'));
  const without = { ...settings, server: { ...settings.server, signIn: null } };
  expect(await problemWith(without)).toMatch(/asks for a user name and password/);
});

test('a sender or recipient that is refused is named, with what the server said', async () => {
  await using server = await startMailServer({
    onMailFrom: ({ address }, _session, done) =>
      address.startsWith('owlhub') ? done() : done(new Error('not from here')),
    onRcptTo: ({ address }, _session, done) =>
      address === GRACE.email ? done() : done(new Error('no such mailbox')),
  });
  const from = { name: 'Other', address: 'other@example.com' };
  expect(await problemWith({ ...server.settings, from })).toMatch(
    /does not send mails from other@example\.com\. Change OWLHUB_MAIL_FROM.*not from here/,
  );
  const to = { email: 'nobody@example.com', name: 'Nobody' };
  expect(await problemWith(server.settings, { ...INVITATION, to })).toMatch(/no such mailbox/);
});

test('nothing there, no such host, no answer and something that is no mail server are told apart', async () => {
  await using server = await startMailServer();
  const { settings } = server;
  const at = (changes: Partial<MailSettings['server']>) => ({
    ...settings,
    server: { ...settings.server, ...changes },
  });
  expect(await problemWith(at({ isSecure: true, encrypts: true }))).toMatch(
    /Write smtp:\/\/ instead of smtps/,
  );
  expect(await problemWith(at({ host: 'mail.invalid' }))).toMatch(/cannot be found/);
  await server.close();
  expect(await problemWith(settings)).toMatch(/Nothing listens at 127\.0\.0\.1:\d+/);

  const web = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
  await once(web, 'listening');
  expect(await problemWith(at({ port: (web.address() as AddressInfo).port }))).toMatch(/does not speak SMTP/);
  web.close();
});

test('a server that says nothing is left when whoever asked has waited long enough', async () => {
  const silent = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  await using server = await startMailServer({ server: { port } });
  const mailer = createMailer({ ...server.settings, server: { ...server.settings.server, port } }, null);
  const result = await mailer.send(INVITATION, AbortSignal.timeout(200));
  expect(result).toEqual({ ok: false, failure: expect.stringMatching(/did not answer in time/) });
  silent.close();
});
