import * as fc from 'fast-check';
import type { Notification, Told } from '#notifications/notification.ts';
import type { Severity } from '#integrations/happening.ts';
import { told } from '#test/told.ts';

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constantFrom('&', '<', '"', '\\', '💥', 'é', '\u2028', '\0').map((sign) => sign.repeat(5_000)),
  fc.constantFrom('', ' ', '<!channel>', 'a|b'),
);
const link = fc.oneof(
  fc.webUrl({ withQueryParameters: true }),
  fc.constantFrom(null, '', '/relative'),
  fc.nat(400).map((length) => `https://owlhub.example/?${'&'.repeat(length)}|é`),
);

const anyTold: fc.Arbitrary<Told> = fc
  .record({
    title: words,
    lines: fc.oneof(fc.array(words, { maxLength: 4 }), fc.constant(Array.from({ length: 900 }, () => 'x'))),
    link,
    severity: fc.constantFrom<Severity>('bad', 'warn', 'good', 'info'),
  })
  .map(told);

/** As long and as odd as it gets. */
export const anyNotification: fc.Arbitrary<Notification> = fc.record({
  id: fc.constant('fake-delivery'),
  reason: fc.constantFrom('at_once', 'digest', 'after_quiet_hours', 'test'),
  told: fc
    .oneof(
      fc.array(anyTold, { minLength: 1, maxLength: 40 }),
      fc.tuple(anyTold, fc.nat(40)).map(([one, more]) => Array.from({ length: more + 1 }, () => one)),
    )
    .map(([first, ...rest]): [Told, ...Told[]] => [first as Told, ...rest]),
});
