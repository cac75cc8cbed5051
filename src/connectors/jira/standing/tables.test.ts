import { describe, expect, test } from 'vitest';
import { DATA_CENTER, LINES, NEWEST_ON_SERVER, SERVER } from './support.ts';
import { compareVersions, lineOf, readVersion, type Version } from './version.ts';
import { VULNERABILITIES } from './vulnerabilities.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const isSource = (source: string) => URL.parse(source)?.protocol === 'https:';

const read = (text: string): Version => {
  const version = readVersion(text);
  if (!version) throw new Error(`${text} is no version.`);
  return version;
};
const isBefore = (a: string, b: string) => compareVersions(read(a), read(b)) < 0;

describe('the table of lines', () => {
  test('stands with the newest first, each once', () => {
    const lines = LINES.map(({ line }) => line);
    expect(lines).toEqual(lines.toSorted((a, b) => compareVersions(read(b), read(a))));
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines).toContain(NEWEST_ON_SERVER);
  });

  test.each(LINES)('$line has days that can be, and a source', ({ line, released, ends, source }) => {
    expect(lineOf(read(line))).toBe(line);
    expect(released).toMatch(DAY);
    expect(ends).toMatch(DAY);
    const days = daysBetween(released, ends);
    // Two years by policy; long-term ones were given up to eleven weeks more.
    expect([days > 720, days < 840]).toEqual([true, true]);
    expect(isSource(source)).toBe(true);
  });

  test.each([SERVER, DATA_CENTER])('the end for all on $ends has a source', ({ ends, source }) => {
    expect(ends).toMatch(DAY);
    expect(isSource(source)).toBe(true);
  });
});

const numbersOf = (id: string) => id.split('-').slice(1).map(Number) as [number, number];

describe('the table of vulnerabilities', () => {
  test('stands with the newest first, each once per product', () => {
    const rows = VULNERABILITIES.map(({ id, product }) => `${id} ${product}`);
    const sorted = VULNERABILITIES.toSorted((a, b) => {
      const [one, other] = [numbersOf(a.id), numbersOf(b.id)];
      return other[0] - one[0] || other[1] - one[1] || a.product.localeCompare(b.product);
    }).map(({ id, product }) => `${id} ${product}`);
    expect(rows).toEqual(sorted);
    expect(new Set(rows).size).toBe(rows.length);
  });

  test.each(VULNERABILITIES)('$id ($product) can be shown and looked up', ({ id, title, ...row }) => {
    expect(id).toMatch(/^CVE-20\d\d-\d{4,}$/);
    expect(title).toMatch(/^[A-Z].*[^.!\s]$/);
    expect(title.length).toBeLessThan(90);
    expect(row.severity).toBeGreaterThan(0);
    expect(row.severity).toBeLessThanOrEqual(10);
    expect(isSource(row.source)).toBe(true);
    for (const words of [row.onlyIf, row.uncertain]) expect(words ?? 'None.').toMatch(/^[A-Z\d].*\.$/);
    if (row.onlyIf) expect(row.onlyIf).toMatch(/\bonly where\b|^Only on\b/i);
  });

  test.each(VULNERABILITIES)('$id ($product) has ranges in order, and a fix above each', (row) => {
    let end = '0.0';
    for (const [from, before] of row.affected) {
      expect([from, isBefore(from, end)]).toEqual([from, false]);
      expect([from, before, isBefore(from, before)]).toEqual([from, before, true]);
      expect(row.fixedIn.some((fix) => !isBefore(fix, before))).toBe(true);
      end = before;
    }
    expect(row.affected.length).toBeGreaterThan(0);
  });

  test.each(VULNERABILITIES)('$id ($product) has no fix that is affected itself', ({ affected, fixedIn }) => {
    expect(fixedIn).toEqual(fixedIn.toSorted((a, b) => compareVersions(read(a), read(b))));
    for (const fix of fixedIn) {
      const inside = affected.filter(([from, before]) => !isBefore(fix, from) && isBefore(fix, before));
      expect([fix, inside]).toEqual([fix, []]);
    }
  });

  test('one that concerns both products is told alike', () => {
    const ofJira = new Map(
      VULNERABILITIES.filter(({ product }) => product === 'jira').map((row) => [row.id, row]),
    );
    for (const row of VULNERABILITIES) {
      const { title, severity } = ofJira.get(row.id) ?? row;
      expect([row.id, row.title, row.severity]).toEqual([row.id, title, severity]);
    }
  });
});
