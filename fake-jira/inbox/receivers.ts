import { randomBytes } from 'node:crypto';
import type { WebTarget } from '#channels/channel.ts';
import { type Answer, json, text } from '../answer.ts';
import { type Ask, jsonBody } from '../ask.ts';

export type ReceiverKind = WebTarget['kind'];

const NOTHING = { headers: {}, body: '' };

/** What Slack, Teams and a webhook say to a good message, and to one that they do not understand. */
const PLAYED: Record<ReceiverKind, (ask: Ask) => Answer> = {
  slack: (ask) => {
    const body = jsonBody(ask) as { text?: string; blocks?: unknown } | null;
    if (body === null) return text('invalid_payload', 400);
    if (!body.text) return text('no_text', 400);
    return Array.isArray(body.blocks) ? text('ok', 200) : text('invalid_blocks', 400);
  },
  teams: (ask) => {
    const body = jsonBody(ask) as { attachments?: { content?: { type?: string } }[] } | null;
    const isCard = body?.attachments?.[0]?.content?.type === 'AdaptiveCard';
    return isCard ? { status: 202, ...NOTHING } : teamsError(400, 'TriggerInputSchemaMismatch');
  },
  webhook: () => ({ status: 204, ...NOTHING }),
};

export const teamsError = (status: number, code: string): Answer =>
  json({ error: { code, message: 'The fake workflow does not run.' } }, status);

export const kindOf = ({ path }: Ask): ReceiverKind =>
  path.startsWith('/services/') ? 'slack' : path.includes('/triggers/') ? 'teams' : 'webhook';

/** The answer of whichever of them the path belongs to. */
export const played = (ask: Ask): Answer => PLAYED[kindOf(ask)](ask);

const hex = (bytes: number) => randomBytes(bytes).toString('hex');

const PATHS: Record<ReceiverKind, () => string> = {
  slack: () => `/services/T${hex(4)}/B${hex(4)}/${hex(12)}`,
  teams: () =>
    `/powerautomate/automations/direct/workflows/${hex(16)}/triggers/manual/paths/invoke` +
    `?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${randomBytes(32).toString('base64url')}`,
  webhook: () => `/hooks/${hex(12)}?key=${hex(12)}`,
};

/** The path of an address that is secret, made anew, with its query. */
export const newPath = (kind: ReceiverKind): string => PATHS[kind]();
