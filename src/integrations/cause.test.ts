import { expect, test } from 'vitest';
import { likelyCause } from './cause.ts';
import type { Change } from './changes.ts';
import type { Ending } from './endings.ts';
import type { Failure } from './failure.ts';

const NOON = '2030-01-01T12:00:00.000Z';
const rejected: Failure = { reason: 'credential_rejected', tried: [], gatewayUnreachable: false };
const refused: Failure = { reason: 'connection_refused', host: 'acme.example', port: 443 };
const change = (what: Change['what']): Change => ({ what, before: 'this', after: 'that' });
const ending = (endsAt: string): Ending => ({
  what: 'token',
  endsAt,
  knownBy: 'jira',
  words: 'Jira says so.',
  source: null,
});
const cause = (failure: Failure, changes: Change[] = [], tokenEnding: Ending | null = null) =>
  likelyCause(failure, changes, { tokenEnding, at: NOON });

test('what has changed is the likely cause where it can explain the failure', () => {
  expect(cause(refused, [change('version'), change('address')])).toEqual({
    what: 'address',
    words: 'The name now leads to other addresses: this before, that now.',
  });
  expect(cause(refused, [change('right')])).toMatchObject({ what: null });
});

test('of several that can, the likelier one is named', () => {
  expect(cause(rejected, [change('version'), change('token')]).what).toBe('token');
  expect(cause({ reason: 'basic_auth_disabled' }, [change('token'), change('version')]).what).toBe('version');
});

test('a token whose end has passed comes before everything else, one that has not does not', () => {
  expect(cause(rejected, [change('version')], ending('2029-12-31T00:00:00.000Z')).words).toBe(
    'The token ended on 2029-12-31. Jira says so.',
  );
  expect(cause(rejected, [change('version')], ending('2030-12-31T00:00:00.000Z')).what).toBe('version');
  expect(cause(refused, [], ending('2029-12-31T00:00:00.000Z')).what).toBeNull();
  const captcha: Failure = { reason: 'captcha_required', loginUrl: null };
  expect(cause(captcha, [], ending('2029-12-31T00:00:00.000Z')).words).not.toContain('ended');
});

test('where nothing has changed, some failures still say what must have happened', () => {
  expect(cause(rejected)).toMatchObject({ what: 'token', words: expect.stringContaining('revoked') });
  expect(cause({ reason: 'account_inactive', account: 'Rosa' }).what).toBe('account');
  expect(cause(refused)).toEqual({
    what: null,
    words: 'Nothing that OwlHub watches has changed since it last worked.',
  });
});
