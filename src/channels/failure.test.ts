import { describe, expect, test } from 'vitest';
import { DELIVERIES } from '#test/matrix/deliveries.ts';
import { notification } from '#test/told.ts';
import { DELIVERY_NATURE } from './failure.ts';

const never = new AbortController().signal;
const cases = Object.entries(DELIVERIES).flatMap(([reason, makes]) =>
  makes.map((make, index) => [`${reason} (${index + 1})`, reason, make] as const),
);

describe.concurrent('every failure is provoked over the wire, after its twin has been delivered', () => {
  test.each(cases)('%s', async (_title, reason, make) => {
    const { world, good, bad, spoil, settings, badSettings, address, cleanUp } = await make();
    try {
      const delivered = await world.sender(settings).send(good, notification(), never);
      expect(delivered).toMatchObject({ ok: true });

      spoil();
      const sender = world.sender({ ...settings, ...badSettings });
      const result = await sender.send(bad, notification(), never);
      expect(result).toMatchObject({ ok: false, failure: { reason } });
      if (result.ok) return;

      const advice = sender.advise(result.failure, bad.kind);
      expect(advice.title).toMatch(/^[A-Z][^.!]{8,70}$/);
      expect(advice.meaning).toMatch(/[.”)]$/);
      for (const step of advice.nextSteps) expect(step).toMatch(/^[A-Z].*\.$/);
      const told = JSON.stringify({ delivered, result, advice });
      expect(told).not.toMatch(/undefined|\[object|please/i);
      const { pathname, search } = new URL(address);
      for (const part of `${pathname}${search}`.split(/[^\w-]/)) {
        if (/\d/.test(part) && part.length > 7) expect(told).not.toContain(part);
      }
    } finally {
      await cleanUp?.();
      await world[Symbol.asyncDispose]();
    }
  });
});

test('only what was taken away for good is given up at once', () => {
  const gone = Object.entries(DELIVERY_NATURE).filter(([, nature]) => nature === 'gone');
  expect(gone.map(([reason]) => reason)).toEqual(['webhook_gone']);
});
