import { expect, test } from 'vitest';
import { haveDiffered } from './have-differed.ts';
import { shownIn } from './shown-in.ts';
import type { FormField } from './use-connection-form.ts';

const field = (name: FormField['name'], more: Partial<FormField> = {}) =>
  ({ name, required: true, secret: false, advanced: false, placeholder: '', ...more }) as FormField;
const FIELDS = [
  field('name'),
  field('siteUrl'),
  field('account', { required: false }),
  field('accessToken', { secret: true }),
  field('ca', { required: false, advanced: true }),
];
const credential = { lastFour: 'cret', setAt: '', setBy: '' };
const kept = (more: object = {}) => ({ credential, hasOrganizationKey: false, ...more });
const tokenIn = (...input: Parameters<typeof shownIn>) =>
  shownIn(...input).find(({ name }) => name === 'accessToken');

test('whoever edits may keep the token', () => {
  const change = { fields: FIELDS.map(({ name }) => name), also: 'watching' } as const;
  expect(tokenIn(FIELDS, change, kept())).toMatchObject({
    required: false,
    placeholder: 'Kept: ends in cret',
  });
});

test('an organisation’s key that is kept says so, and one that is not does not', () => {
  const fields = [field('organizationKey', { secret: true, required: false })];
  const change = { fields: ['organizationKey'], also: 'watching' } as const;
  expect(shownIn(fields, change, kept({ hasOrganizationKey: true }))).toMatchObject([
    { placeholder: expect.stringContaining('Kept') },
  ]);
  expect(shownIn(fields, change, kept())).toMatchObject([{ placeholder: '' }]);
});

test('a token that cannot be read any more cannot be kept, whatever else is edited', () => {
  const change = { fields: FIELDS.map(({ name }) => name), also: 'watching' } as const;
  expect(tokenIn(FIELDS, change, kept({ credential: null }))).toMatchObject({ required: true });
});

test('replacing the token asks for it, with the address too', () => {
  const change = { fields: ['siteUrl', 'account', 'accessToken'], also: 'end' } as const;
  expect(tokenIn(FIELDS, change, kept({ credential: null }))).toMatchObject({ required: true });
  expect(tokenIn(FIELDS, change, kept())).toMatchObject({ required: true });
});

test('what is asked alone is not folded away', () => {
  expect(shownIn(FIELDS, { fields: ['ca'] }, kept())).toMatchObject([{ name: 'ca', advanced: false }]);
});

test('owners are others only where somebody came or went', () => {
  const [ada, bob] = [{ id: 'ada' }, { id: 'bob' }];
  expect(haveDiffered([ada, bob], [bob, ada])).toBe(false);
  expect(haveDiffered([ada], [bob])).toBe(true);
  expect(haveDiffered([ada], [])).toBe(true);
});
