import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSite } from './site.ts';

const strict = { allowHttp: false };
const baseOf = (text: string, options = strict) => {
  const site = parseSite(text, options);
  return site.ok ? site.value.base : site.failure.reason;
};

test.each([
  ['acme.atlassian.net', 'https://acme.atlassian.net'],
  ['ACME.Atlassian.NET', 'https://acme.atlassian.net'],
  ['https://acme.atlassian.net/', 'https://acme.atlassian.net'],
  [' <https://acme.atlassian.net/jira/software/c/projects/OWL/boards/1> ', 'https://acme.atlassian.net'],
  ['https://acme.atlassian.net/wiki/spaces/X', 'https://acme.atlassian.net'],
  ['https://acme.atlassian.net:8443/browse/OWL-1', 'https://acme.atlassian.net:8443'],
  ['https://jira.acme.example./', 'https://jira.acme.example'],
  ['https://jira.acme.example:443/', 'https://jira.acme.example'],
  ['jira.acme.example:8443', 'https://jira.acme.example:8443'],
  ['//jira.acme.example/browse/X-1', 'https://jira.acme.example'],
  ['https://jira.acme.example/browse/X-1?focused=1#comment', 'https://jira.acme.example'],
  ['https://jira.acme.example/secure/Dashboard.jspa', 'https://jira.acme.example'],
  ['https://jira.acme.example/login.jsp?os_destination=%2Fbrowse', 'https://jira.acme.example'],
  ['https://jira.acme.example/jira/software/projects/X/boards/1', 'https://jira.acme.example'],
  ['https://acme.example:8443/jira/browse/OWL-1', 'https://acme.example:8443/jira'],
  ['https://acme.example/jira/secure/Dashboard.jspa', 'https://acme.example/jira'],
  ['https://acme.example/tools//jira/', 'https://acme.example/tools/jira'],
  ['https://acme.example/jira/rest/api/2/serverInfo', 'https://acme.example/jira'],
  ['https://jira', 'https://jira'],
  ['https://203.0.113.7/jira', 'https://203.0.113.7/jira'],
  ['https://[2001:db8::7]:8443', 'https://[2001:db8::7]:8443'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
])('%j means %s', (pasted, base) => {
  expect(baseOf(pasted)).toBe(base);
});

test.each([
  ['', 'address_unusable'],
  ['   ', 'address_unusable'],
  ['ftp://acme.example', 'address_unusable'],
  ['javascript:alert(1)', 'address_unusable'],
  ['mailto:me@acme.example', 'address_unusable'],
  ['https://', 'address_unusable'],
  ['https:///', 'address_unusable'],
  ['https:/evil.example', 'address_unusable'],
  ['not an address', 'address_unusable'],
  ['https://me:password@acme.example', 'address_unusable'],
  ['https://acme.atlassian.net@evil.example', 'address_unusable'],
  ['https://@acme.example', 'address_unusable'],
  ['me@acme.example', 'address_unusable'],
  ['https://acme.example\\@evil.example', 'address_unusable'],
  ['https://acme.example\n.evil.example', 'address_unusable'],
  ['https://acme.example/%2e%2e', 'https://acme.example'],
  ['https://acme.example/a%20b', 'address_unusable'],
  ['https://acme.example:99999', 'address_unusable'],
  ['https://acme.example:0', 'address_unusable'],
  ['https://id.atlassian.com/manage-profile/security/api-tokens', 'address_unusable'],
  ['jira', 'scheme_missing'],
  ['jira/browse/X-1', 'scheme_missing'],
  ['http://acme.example/jira', 'insecure_address'],
])('%j is answered with %s', (pasted, reason) => {
  expect(baseOf(pasted)).toBe(reason);
});

test('http is refused with the https form offered, and taken where the operator allows it', () => {
  expect(parseSite('http://acme.example:8080/jira', strict)).toMatchObject({
    ok: false,
    failure: { suggestion: 'https://acme.example:8080/jira' },
  });
  expect(baseOf('http://acme.example:8080/jira', { allowHttp: true })).toBe('http://acme.example:8080/jira');
});

test('only a Cloud address tells the edition by itself', () => {
  expect(parseSite('acme.atlassian.net', strict)).toMatchObject({ value: { edition: 'cloud' } });
  expect(parseSite('jira.acme.example', strict)).toMatchObject({ value: { edition: null } });
  expect(parseSite('atlassian.net.evil.example', strict)).toMatchObject({ value: { edition: null } });
});

describe('whatever is pasted', () => {
  const fragment = fc.constantFrom(
    'https://',
    'http://',
    '//',
    ':',
    '@',
    '/',
    '\\',
    '?',
    '#',
    '.',
    '%00',
    '%2f',
    ' ',
    '\t',
    'a',
    'acme.example',
    'evil.example',
    'user:pw',
    '[::1]',
    '127.0.0.1',
    ':8443',
    'jira',
    'browse',
    'é',
    '。',
  );
  const pasted = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join('')),
  );

  test('it never throws, and what it understands it understands the same way again', () => {
    fc.assert(
      fc.property(pasted, fc.boolean(), (text, allowHttp) => {
        const site = parseSite(text, { allowHttp });
        if (site.ok) expect(parseSite(site.value.base, { allowHttp })).toEqual(site);
      }),
      { numRuns: 5_000 },
    );
  });

  test('no credential and no other part gets through into the base', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        const site = parseSite(text, { allowHttp: true });
        if (!site.ok) return;
        const url = new URL(site.value.base);
        expect([url.username, url.password, url.search, url.hash]).toEqual(['', '', '', '']);
        expect(site.value.base).toMatch(/^https?:\/\/[^@\\\s?#]+$/);
      }),
      { numRuns: 5_000 },
    );
  });

  test('the host is the one that the address names, whatever surrounds it', () => {
    fc.assert(
      fc.property(
        fc.domain(),
        fc.domain(),
        fc.constantFrom('@', '\\@', '/@', '#@', '?@', '\\', '%40'),
        (host, other, glue) => {
          const site = parseSite(`https://${host}${glue}${other}`, strict);
          if (site.ok) expect(new URL(site.value.base).hostname).toBe(host.toLowerCase());
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
