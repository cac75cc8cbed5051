import { parse } from 'bowser';

const LONGEST = 500;

/** “Firefox on Windows”, as far as the browser says so. */
export function deviceOf(userAgent: string | undefined): string {
  if (!userAgent) return 'A program';
  const { browser, os } = parse(userAgent.slice(0, LONGEST));
  if (!browser.name) return 'A program';
  return os.name ? `${browser.name} on ${os.name}` : browser.name;
}
