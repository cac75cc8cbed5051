import { expect, test } from 'vitest';
import { createMailer } from '#mail/mailer.ts';
import { startMailServer } from '#test/mail-server.ts';
import { notification } from '#test/told.ts';
import { sendByMail } from './mail.ts';

const never = new AbortController().signal;
const TO = ['ada@example.com', 'gone@example.com', 'grace@example.com'];

async function startPost() {
  let knowsGone = true;
  const server = await startMailServer({
    onRcptTo: ({ address }, _session, done) =>
      address.startsWith('gone') && !knowsGone ? done(new Error('no such mailbox')) : done(),
  });
  const mailer = createMailer(server.settings, null);
  return {
    received: server.received,
    forget: (isGone: boolean) => void (knowsGone = !isGone),
    send: (alreadyDelivered: readonly string[] = [], signal = never) =>
      sendByMail(mailer, { kind: 'mail', to: TO }, notification(), { signal, alreadyDelivered }),
    [Symbol.asyncDispose]: server.close,
  };
}

test('everybody gets a mail of their own, and sees nobody else', async () => {
  await using post = await startPost();
  expect(await post.send()).toEqual({ ok: true, value: { status: null, said: 'Sent to 3 addresses.' } });
  expect(post.received.map(({ to }) => to)).toEqual(TO.map((email) => [email]));
  for (const { raw, to } of post.received) {
    for (const other of TO.filter((email) => !to.includes(email))) expect(raw).not.toContain(other);
  }
});

test('who is refused is named, and the others do not get it twice', async () => {
  await using post = await startPost();
  post.forget(true);
  const first = await post.send();
  expect(first).toMatchObject({
    ok: false,
    failure: {
      reason: 'mail_refused',
      problem: expect.stringMatching(/no such mailbox/),
      refused: ['gone@example.com'],
      delivered: ['ada@example.com', 'grace@example.com'],
      reached: 2,
    },
  });
  if (first.ok || first.failure.reason !== 'mail_refused') return;

  expect(await post.send(first.failure.delivered)).toEqual({
    ok: false,
    failure: { ...first.failure, reached: 0 },
  });
  post.forget(false);
  expect((await post.send(first.failure.delivered)).ok).toBe(true);
  expect(post.received.flatMap(({ to }) => to)).toEqual([
    'ada@example.com',
    'grace@example.com',
    'gone@example.com',
  ]);
});

test('whoever stops it, what was sent until then is remembered', async () => {
  await using post = await startPost();
  const result = await post.send(['ada@example.com'], AbortSignal.abort());
  expect(result).toMatchObject({
    failure: { refused: ['gone@example.com', 'grace@example.com'], delivered: ['ada@example.com'] },
  });
  expect(post.received).toEqual([]);
});
