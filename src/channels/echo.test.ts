import { expect, test } from 'vitest';
import { type Answer, html, json, text } from '#fake-jira/answer.ts';
import { startReceivers, targetAt } from '#test/receivers.ts';
import { notification } from '#test/told.ts';
import type { WebTarget } from './channel.ts';

const never = new AbortController().signal;
const KINDS: WebTarget['kind'][] = ['slack', 'teams', 'webhook'];

/** Everything a receiver, or a proxy before it, may repeat of what it was asked. */
const echoes = (address: string): Answer[] => {
  const { pathname, search, host } = new URL(address);
  const path = `${pathname}${search}`;
  const headers = {
    server: path,
    location: `https://${path
      .slice(-20)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '')}.test${path}`,
  };
  const said = [
    path,
    decodeURIComponent(path),
    encodeURIComponent(path),
    path.toUpperCase(),
    path.slice(3, -9),
    host,
  ];
  return [200, 302, 400, 404, 429, 500].flatMap((status) => [
    text(said.join('\n'), status, headers),
    json({ error: { code: path, message: said }, path }, status, headers),
    html(`<title>${path.replaceAll('&', '&amp;')}</title>`, status, headers),
  ]);
};

/** All runs of eight letters and digits that a secret part of the address holds. */
const telling = (address: string): string[] => {
  const { pathname, search } = new URL(address);
  const parts = `${pathname}${search}`
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => /\d/.test(part) && part.length >= 8);
  return parts.flatMap((part) =>
    Array.from({ length: part.length - 7 }, (_, at) => part.slice(at, at + 8).toLowerCase()),
  );
};

test.each(KINDS)('whatever is answered at an address of %s, nothing of it is told', async (kind) => {
  await using world = await startReceivers();
  const address = world.address(kind);
  expect(telling(address).length).toBeGreaterThan(16);
  const sender = world.sender();
  const told: unknown[] = [];
  for (const answer of echoes(address)) {
    const restore = world.answer(answer);
    const result = await sender.send(targetAt(kind, address), notification(), never);
    told.push(result, result.ok ? null : sender.advise(result.failure, kind));
    restore();
  }
  for (const fault of [
    { kind: 'half_answer' },
    { kind: 'huge_headers' },
    { kind: 'certificate', problem: 'expired' },
  ] as const) {
    const restore = world.fault(fault);
    told.push(await sender.send(targetAt(kind, address), notification(), never));
    restore();
  }
  const everything = JSON.stringify(told).toLowerCase();
  expect(everything).toContain('[secret]');
  for (const run of telling(address)) expect(everything).not.toContain(run);
});

test('an address is not printed with what is done to it', async () => {
  await using world = await startReceivers();
  const target = targetAt('webhook', world.address('webhook'));
  const sender = world.sender();
  expect(JSON.stringify([target, sender, String(Object.values(target))])).not.toMatch(/hooks|whsec/);
});
