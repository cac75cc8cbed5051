import { Agent, fetch } from 'undici';
import type { FakeJira } from './index.ts';

export const basic = (account: string, secret: string): string =>
  `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`;
export const bearer = (secret: string): string => `Bearer ${secret}`;

export type Heard = { status: number; headers: Headers; text: string; body: unknown };
type More = { method?: string; accept?: string; headers?: Record<string, string>; body?: string };

/** Asks as a careful client does: trusts the fake's authority, follows no redirect, takes at most two seconds. */
export function asking(jira: Pick<FakeJira, 'ca'>) {
  return async (url: string, authorization?: string, more: More = {}): Promise<Heard> => {
    const dispatcher = new Agent({ connect: { ca: jira.ca } });
    try {
      const response = await fetch(url, {
        dispatcher,
        redirect: 'manual',
        signal: AbortSignal.timeout(2_000),
        method: more.method ?? 'GET',
        ...(more.body === undefined ? {} : { body: more.body }),
        headers: {
          accept: more.accept ?? 'application/json',
          ...(authorization === undefined ? {} : { authorization }),
          ...more.headers,
        },
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, body: parsed(text) };
    } finally {
      await dispatcher.destroy();
    }
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
