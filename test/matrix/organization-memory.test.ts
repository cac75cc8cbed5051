import { describe, expect, test } from 'vitest';
import { plusMs } from '#kernel/instant.ts';
import { inDays, type OrganizedWorld, organizedWorld } from './world.ts';

const HOUR_MS = 3_600_000;

const askedAgain = async (changeBy: number, spoil: (world: OrganizedWorld) => void) => {
  await using world = await organizedWorld();
  spoil(world);
  const { learned } = await world.climb(world.typed);
  if (!learned?.organization) throw new Error('Nothing was learned.');
  const before = world.asks().length;
  const askedAt = plusMs(learned.organization.askedAt, -changeBy);
  const known = { ...learned, organization: { ...learned.organization, askedAt } };
  const again = await world.climb(world.typed, { known });
  const first = learned.organization.expiry;
  expect(again.proof?.expiryKnownBy).toBe(first.isKnown ? 'organization' : null);
  return { asked: world.asks().length > before, learned: again.learned?.organization, askedAt };
};
const nothing = () => {};
const refused = ({ key }: OrganizedWorld) => void (key.revoked = true);
const unmanaged = ({ organization }: OrganizedWorld) => void organization.managed.splice(0);

describe('it is not asked at every check', () => {
  test.each([
    ['what is known lasts twelve hours', nothing, 11.9 * HOUR_MS, false],
    ['what is known lasts no longer', nothing, 12.1 * HOUR_MS, true],
    ['that the account is not managed lasts as long', unmanaged, 11.9 * HOUR_MS, false],
    ['after a failure it rests for an hour', refused, 0.9 * HOUR_MS, false],
    ['after a failure it rests no longer', refused, 1.1 * HOUR_MS, true],
    ['a clock that was put back makes nothing last', nothing, -HOUR_MS, true],
  ])('%s', async (_title, spoil, ageMs, expected) => {
    const { asked, learned, askedAt } = await askedAgain(ageMs, spoil);
    expect(asked).toBe(expected);
    expect(learned?.askedAt === askedAt).toBe(!expected);
  });

  test('what was known is kept while the organisation cannot be asked, and that is said', async () => {
    await using world = await organizedWorld();
    const first = await world.climb(world.typed);
    const told = first.learned?.organization;
    if (!first.learned || !told) throw new Error('Nothing was learned.');
    world.jira.gateway.faults.on({ kind: 'error', status: 503 }, { path: '/admin/', times: 1 });
    const old = { ...told, askedAt: plusMs(told.askedAt, -13 * HOUR_MS) };
    const second = await world.climb(world.typed, { known: { ...first.learned, organization: old } });
    expect(second.proof).toMatchObject({
      expiresAt: first.proof?.expiresAt,
      expirySource: first.proof?.expirySource,
      expiryKnownBy: 'organization',
      notes: [expect.stringContaining('asks again within the hour')],
    });

    const asked = world.asks().length;
    const third = await world.climb(world.typed, { known: second.learned });
    expect([world.asks().length, third.proof?.notes]).toEqual([asked, second.proof?.notes]);
  });

  test('another account is asked about at once', async () => {
    await using world = await organizedWorld();
    const { learned } = await world.climb(world.typed);
    if (!learned?.organization) throw new Error('Nothing was learned.');
    const known = { ...learned, organization: { ...learned.organization, accountId: 'somebody-else' } };
    const before = world.asks().length;
    await world.climb(world.typed, { known });
    expect(world.asks().length).toBeGreaterThan(before);
  });

  test('what should have ended and still works is asked about at once', async () => {
    await using world = await organizedWorld();
    const { learned } = await world.climb(world.typed);
    const told = learned?.organization;
    if (!learned || !told?.expiry.isKnown) throw new Error('Nothing was learned.');
    const expiry = { ...told.expiry, expiresAt: inDays(-1).toISOString() };
    const { proof } = await world.climb(world.typed, {
      known: { ...learned, organization: { ...told, expiry } },
    });
    expect(proof?.expiresAt).toBe(world.token.expiresAt?.toISOString());
  });
});
