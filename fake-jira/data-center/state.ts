import { type Answer, html, json } from '#fake-jira/answer.ts';

export type State = 'RUNNING' | 'STARTING' | 'STOPPING' | 'FIRST_RUN' | 'MAINTENANCE' | 'ERROR';

/** `GET /status`: 200 alone does not mean that Jira is well. */
export function stateAnswer(state: State): Answer {
  const status = state === 'MAINTENANCE' ? 503 : state === 'ERROR' ? 500 : 200;
  return json({ state }, status, { 'content-type': 'application/json' });
}

/** What everything else answers meanwhile (bodies unconfirmed for real Jira); null when Jira runs. */
export function whileNotRunning(state: State): Answer | null {
  switch (state) {
    case 'RUNNING':
      return null;
    case 'FIRST_RUN':
      return html(page('JIRA setup', 'Set up this Jira.'), 200);
    case 'STARTING':
      return html(page('JIRA is starting up', 'Please wait while Jira starts.'), 503);
    case 'STOPPING':
    case 'MAINTENANCE':
      return html(page('JIRA is under maintenance', 'Please check back later.'), 503);
    case 'ERROR':
      return html(page('JIRA access constraints', 'Jira could not start.'), 500);
  }
}

const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><p>${body}</p></body></html>`;
