import { describe, expect, test } from 'vitest';
import { expiryAmong } from './choose-token.ts';
import type { OrganizationToken } from './list-tokens.ts';

const NOW = new Date('2030-01-01T12:00:00.000Z');
const [SOON, LATER, LAST] = [
  '2030-02-01T00:00:00.000Z',
  '2030-06-01T00:00:00.000Z',
  '2030-12-01T00:00:00.000Z',
];
const [TODAY, YESTERDAY] = ['2030-01-01T11:59:00.000Z', '2029-12-31T11:59:00.000Z'];

const token = (change: Partial<OrganizationToken> = {}): OrganizationToken => ({
  status: 'ALLOWED',
  expiresAt: LATER,
  lastActiveAt: TODAY,
  user: { id: 'ada' },
  ...change,
});
const among = (tokens: OrganizationToken[], isWhole = true) => expiryAmong({ tokens, isWhole }, 'ada', NOW);
const sourceOf = (told: ReturnType<typeof among>) => (told.isKnown ? told.source : told.why);

describe('which token is ours', () => {
  test('the only one of the account', () => {
    const told = among([token(), token({ user: { id: 'bob' }, expiresAt: SOON })]);
    expect(told).toMatchObject({ isKnown: true, expiresAt: LATER, neverExpires: false });
    expect(sourceOf(told)).toBe('The organisation’s list of API tokens');
  });

  test('of several the one used last, and that is said', () => {
    const told = among([token({ expiresAt: SOON, lastActiveAt: YESTERDAY }), token({ expiresAt: LAST })]);
    expect(told).toMatchObject({ expiresAt: LAST });
    expect(sourceOf(told)).toContain('the one used last');
  });

  test.each([
    ['used at the same time', TODAY],
    ['never used', null],
    ['used at a time nobody can read', 'yesterday'],
  ])('of several that were %s the one that ends first, and that is said', (_how, lastActiveAt) => {
    const told = among([
      token({ expiresAt: null, lastActiveAt }),
      token({ expiresAt: LATER, lastActiveAt }),
      token({ expiresAt: SOON, lastActiveAt }),
    ]);
    expect(told).toMatchObject({ expiresAt: SOON });
    expect(sourceOf(told)).toContain('the one that ends first');
  });

  test.each([
    ['blocked', { status: 'BLOCKED', expiresAt: SOON }],
    ['ended', { expiresAt: YESTERDAY }],
  ])('one that is %s cannot be the one that has just worked', (_what, change) => {
    const told = among([token(change), token({ lastActiveAt: YESTERDAY })]);
    expect(told).toMatchObject({ expiresAt: LATER });
    expect(sourceOf(told)).not.toContain('last');
  });
});

describe('when it ends', () => {
  test.each([undefined, null, ''])('never, where the list says %j', (expiresAt) => {
    expect(among([token({ expiresAt })])).toMatchObject({
      isKnown: true,
      expiresAt: null,
      neverExpires: true,
    });
  });

  test('in whatever form of ISO 8601 it is written', () => {
    const written = '2030-02-01T01:00:00.123456+01:00';
    expect(among([token({ expiresAt: written })])).toMatchObject({ expiresAt: '2030-02-01T00:00:00.123Z' });
  });

  test('not known, which is not never, where nobody can read it', () => {
    const told = among([token({ expiresAt: 'next year' })]);
    expect(told).toMatchObject({ isKnown: false });
    expect(sourceOf(told)).toContain('cannot read');
  });
});

describe('an account that is not listed', () => {
  test.each([[[]], [[token({ user: { id: 'bob' } })]], [[token({ user: null })]]])(
    'is not managed, which proves nothing: %#',
    (tokens) => {
      const told = among(tokens);
      expect(told).toMatchObject({ isKnown: false });
      expect(sourceOf(told)).toContain('lists no token of this account');
      expect(sourceOf(told)).toContain('id.atlassian.com');
    },
  );

  test('may have stood further down, where not all was read', () => {
    expect(sourceOf(among([], false))).toContain('more tokens than OwlHub reads');
  });
});
