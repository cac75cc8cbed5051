import { type Answer, html, json, redirect } from './answer.ts';
import type { Ask } from './ask.ts';
import type { Fault, ReplacingFault } from './faults.ts';

const MIB = 1_048_576;

/** The first fault that answers in Jira's place, already as the answer it gives; null lets Jira speak. */
export function replacement(faults: readonly Fault[], ask: Ask, origin: { https: string }): Answer | null {
  for (const fault of faults) {
    const answer = answerOf(fault as ReplacingFault, ask, origin);
    if (answer) return answer;
  }
  return null;
}

function answerOf(fault: ReplacingFault, ask: Ask, origin: { https: string }): Answer | null {
  switch (fault.kind) {
    case 'error':
      return failing(fault);
    case 'rate_limited':
      return fault.from === 'gateway' ? gatewayLimit() : siteLimit(fault.retryAfter);
    case 'starting':
      return html(page('JIRA is starting up', 'JIRA is being initialised. Please wait.'), 503);
    case 'maintenance':
      return html(page('JIRA is under maintenance', 'Please check back later.'), 503);
    case 'login_page':
      return html(SIGN_ON);
    case 'sso_redirect':
      return redirect(fault.to ?? 'https://sso.example.test/adfs/ls?SAMLRequest=fake');
    case 'redirect':
      return redirect(fault.to, fault.status ?? 302);
    case 'redirect_to_https':
      return ask.secure ? null : redirect(origin.https + ask.path, 301);
    case 'malformed_json':
      return { ...json({}), body: '{"version": "10.3.19", "deploymentType": ' };
    case 'wrong_shape':
      return json(fault.body ?? { hello: 'world' });
    case 'huge_json':
      return json({ padding: 'x'.repeat(fault.bytes ?? 3 * MIB) });
    case 'another_product':
      return html(page('Welcome to nginx!', 'If you see this page, the web server is working.'));
    case 'answer':
      return { status: fault.status ?? 200, headers: fault.headers ?? {}, body: fault.body ?? '' };
    default:
      return null;
  }
}

function failing({ status, as = 'html', retryAfter }: Extract<Fault, { kind: 'error' }>): Answer {
  const headers: Answer['headers'] = retryAfter === undefined ? {} : { 'retry-after': `${retryAfter}` };
  return as === 'json'
    ? json({ errorMessages: ['Internal server error'], errors: {} }, status, headers)
    : html(page(`${status} Bad Gateway`, 'nginx'), status, headers);
}

function siteLimit(retryAfter: string | number | null = 30): Answer {
  const reset = new Date(Date.now() + 30_000).toISOString();
  return json({ errorMessages: ['Rate limit exceeded.'], errors: {} }, 429, {
    ...(retryAfter === null ? {} : { 'retry-after': `${retryAfter}` }),
    'x-ratelimit-limit': '350',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': reset,
    'ratelimit-reason': 'jira-burst-based',
  });
}

/** The gateway's own limit tells when it ends but has no Retry-After. */
const gatewayLimit = (): Answer =>
  json({ code: 429, message: 'Rate limit exceeded' }, 429, {
    'x-failure-category': 'FAILURE CLIENT RATE LIMITED',
    'x-ratelimit-reset': new Date(Date.now() + 30_000).toISOString(),
  });

const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${body}</p></body></html>`;

const SIGN_ON =
  '<!DOCTYPE html><html><head><title>Sign in with your company account</title></head><body>' +
  '<form method="post" action="/adfs/ls"><input name="UserName"><input type="password" name="Password">' +
  '<button>Sign in</button></form></body></html>';
