import { describe, expect, test } from 'vitest';
import { createJiraConnector } from '#connectors/jira/index.ts';
import { LADDER } from '#connectors/jira/ladder.ts';
import { CASES } from './cases.ts';

/** The rung at which each failure is to be found; a failure told at the wrong height sends people the wrong way. */
const RUNG: Record<keyof typeof CASES, (typeof LADDER)[number]['id']> = {
  address_unusable: 'address',
  scheme_missing: 'address',
  insecure_address: 'address',
  address_not_allowed: 'name',
  host_not_found: 'name',
  connection_refused: 'connection',
  connect_timed_out: 'certificate',
  proxy_refused: 'connection',
  certificate_untrusted: 'certificate',
  certificate_expired: 'certificate',
  certificate_wrong_host: 'certificate',
  tls_failed: 'certificate',
  connection_reset: 'jira',
  not_jira: 'jira',
  login_page: 'jira',
  context_path_missing: 'jira',
  redirected_elsewhere: 'jira',
  site_not_found: 'jira',
  jira_starting: 'jira',
  jira_maintenance: 'jira',
  jira_error: 'jira',
  rate_limited: 'jira',
  version_unsupported: 'jira',
  address_not_on_allowlist: 'jira',
  answer_timed_out: 'token',
  answer_unexpected: 'token',
  credential_rejected: 'token',
  email_required: 'token',
  email_mismatch: 'token',
  captcha_required: 'token',
  basic_auth_disabled: 'token',
  wrong_kind_of_credential: 'token',
  scope_missing: 'token',
  account_inactive: 'token',
  credential_ignored: 'permissions',
  permission_missing: 'permissions',
};

const reasons = Object.keys(CASES) as (keyof typeof CASES)[];

describe.concurrent('every failure is provoked over the wire, after its twin has passed', () => {
  test.each(reasons)('%s', { timeout: 60_000 }, async (reason) => {
    const { world, good, bad, spoil, settings = {}, badSettings, cleanUp } = await CASES[reason]();
    try {
      expect((await world.climb(good, { settings })).reason).toBe('connected');

      await spoil();
      const { failure, rungs, proof } = await world.climb(bad, { settings: { ...settings, ...badSettings } });
      expect(failure?.reason).toBe(reason);
      expect(proof).toBeNull();

      const heights = LADDER.map(({ id }) => id);
      const stopped = heights.indexOf(RUNG[reason]);
      expect(rungs.map(({ outcome }) => outcome)).toEqual(
        heights.map((_, height) =>
          height < stopped ? 'passed' : height === stopped ? 'failed' : 'not_reached',
        ),
      );
      if (!failure) return;
      const advice = createJiraConnector(world.settings).advise(failure, {
        siteUrl: bad.siteUrl,
        account: bad.account ?? null,
      });
      expect(advice.title).toMatch(/^[A-Z][^.!]+$/);
      expect(advice.meaning).toMatch(/[.:]$/);
      expect(advice.nextSteps.length).toBeGreaterThan(0);
      expect(JSON.stringify({ failure, rungs, advice })).not.toContain(bad.accessToken);
    } finally {
      await cleanUp?.();
      await world[Symbol.asyncDispose]();
    }
  });
});
