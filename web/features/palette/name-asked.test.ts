import { expect, test } from 'vitest';
import { nameAsked } from './name-asked.ts';

test.each([
  ['verify Jira Production', 'Jira Production'],
  ['owl Verify', 'owl'],
  ['verify', ''],
  ['verified', 'verified'],
  ['  ', ''],
])('“%s” asks for integrations called “%s”', (typed, name) => expect(nameAsked(typed)).toBe(name));

test('no more is asked for than a name may be long', () => {
  expect(nameAsked('x'.repeat(500))).toHaveLength(100);
});
