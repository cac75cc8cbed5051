import { describe, expect, test } from 'vitest';
import { standingOf } from './standing.ts';

const standing = (version: string, serviceManagement: string | null = null) =>
  standingOf({ edition: 'data_center', version, serviceManagement });
const idsOf = (version: string, serviceManagement: string | null = null) =>
  standing(version, serviceManagement).vulnerabilities.map(({ id }) => id);
const fixOf = (version: string, id: string) =>
  standing(version).vulnerabilities.find((vulnerability) => vulnerability.id === id)?.fixedIn;

describe('support', () => {
  test.each([
    ['10.3.19', '2026-12-05'],
    ['11.3.12', '2027-12-03'],
    ['9.12.40', '2025-11-29'],
    ['8.20', '2024-01-31'],
    ['7.0.0', '2017-10-06'],
  ])('of %s ends on %s', (version, day) => {
    const { supportEnds, unknown } = standing(version);
    expect(supportEnds?.at).toBe(`${day}T00:00:00.000Z`);
    expect(supportEnds?.words).toContain(day);
    expect(supportEnds?.source).toMatch(/^https:/);
    expect(unknown).toBeNull();
  });

  test('a long-term release is called one, and any other is not', () => {
    expect(standing('10.3.1').supportEnds?.words).toContain('Jira 10.3, a long-term support release');
    expect(standing('10.4.1').supportEnds?.words).not.toContain('long-term');
  });

  test('what may run with a Server licence is told when that ended', () => {
    expect(standing('9.12.1').supportEnds?.words).toContain('Server licence: 2024-02-15');
    expect(standing('9.13.1').supportEnds?.words).not.toContain('Server');
    // It had ended before all of Server did.
    expect(standing('8.13.1').supportEnds?.words).not.toContain('Server');
  });

  test.each(['12.0.1', '11.4.0', '1001.0.0-SNAPSHOT'])('%s is new to OwlHub, and never ended', (version) => {
    const { supportEnds, unknown } = standing(version);
    expect(supportEnds?.at).toBe('2029-03-28T00:00:00.000Z');
    expect(unknown).toContain('Upgrade OwlHub');
  });

  test('of what is older than the table it has ended', () => {
    expect(standing('6.4.14')).toMatchObject({
      supportEnds: { at: '2017-10-06T00:00:00.000Z' },
      unknown: null,
    });
  });
});

describe('vulnerabilities', () => {
  test.each([
    ['CVE-2022-0540', '8.13.17', '8.13.18'],
    ['CVE-2022-0540', '8.20.5', '8.20.6'],
    ['CVE-2022-0540', '8.21.1', '8.22.0'],
    ['CVE-2025-22167', '10.3.9', '10.3.12'],
    ['CVE-2025-22167', '10.3.0', '10.2.9'],
    ['CVE-2026-21589', '9.12.39', '9.12.40'],
    ['CVE-2026-21589', '10.2.0', '10.3.26'],
    ['CVE-2026-21589', '11.3.11', '11.3.12'],
    ['CVE-2026-21589', '7.1.0', '7.0.11'],
    ['CVE-2019-11581', '8.2', '8.20'],
  ])('%s concerns %s, and not %s', (id, affected, free) => {
    expect(idsOf(affected)).toContain(id);
    expect(idsOf(free)).not.toContain(id);
  });

  test.each([
    ['8.13.17', '8.13.18'],
    ['8.5.0', '8.13.18'],
    ['8.15.3', '8.20.6'],
    ['8.21.0', '8.22.0'],
  ])('the fix for %s is %s: of the same line, else the next above', (version, fix) => {
    expect(fixOf(version, 'CVE-2022-0540')).toBe(fix);
  });

  test('a fix that was never published is not advised', () => {
    expect(fixOf('9.12.19', 'CVE-2025-22157')).toBe('9.12.22');
    expect(idsOf('9.12.22')).not.toContain('CVE-2025-22157');
  });

  test('the gravest come first', () => {
    const severities = standing('8.13.0').vulnerabilities.map(({ severity }) => severity);
    expect(severities.length).toBeGreaterThan(10);
    expect(severities).toEqual(severities.toSorted((a, b) => b - a));
  });

  test('attacks that are known and conditions that a version does not tell are told', () => {
    const told = new Map(standing('8.5.0').vulnerabilities.map((found) => [found.id, found]));
    expect(told.get('CVE-2021-26086')).toMatchObject({ exploited: true, onlyIf: null });
    expect(told.get('CVE-2020-36239')).toMatchObject({
      exploited: false,
      onlyIf: expect.stringContaining('Only on Data Center'),
    });
  });

  test('those of Jira Service Management count only where it is known to be there', () => {
    expect(idsOf('11.3.5')).not.toContain('CVE-2026-21587');
    expect(idsOf('11.3.5', '11.3.5')).toContain('CVE-2026-21587');
    expect(idsOf('9.5.0', '5.5.0')).toContain('CVE-2023-22501');
    expect(idsOf('9.5.0', '5.5.1')).not.toContain('CVE-2023-22501');
  });

  test('one that concerns both products is told once', () => {
    const ids = idsOf('8.13.1', '4.13.1');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('CVE-2022-0540');
  });
});

test('of Cloud there is nothing to know', () => {
  expect(standingOf({ edition: 'cloud', version: '1001.0.0-SNAPSHOT' })).toEqual({
    supportEnds: null,
    vulnerabilities: [],
    unknown: null,
  });
});

test.each(['not told', '', 'Jira'])(
  'a version that reads %j is not guessed at, and that is said',
  (version) => {
    const { supportEnds, vulnerabilities, unknown } = standing(version);
    expect([supportEnds, vulnerabilities]).toEqual([null, []]);
    expect(unknown).toContain(`“${version}”`);
  },
);
