import type { Verdict } from '#integrations/verdict.ts';
import type { Connection, VerifyOptions } from '#connectors/connector.ts';
import { climb } from '#connectors/ladder.ts';
import { TIME_LIMITS } from '#connectors/network/settings.ts';
import { ascend } from './ascent.ts';
import { withholding } from './auth.ts';
import type { JiraSettings } from './settings.ts';

export const LADDER = [
  { id: 'address', question: 'Is the address usable?' },
  { id: 'name', question: 'Does the name resolve?' },
  { id: 'connection', question: 'Does the host accept connections?' },
  { id: 'certificate', question: 'Is the certificate trusted?' },
  { id: 'jira', question: 'Does Jira answer here?' },
  { id: 'token', question: 'Does Jira accept the token?' },
  { id: 'permissions', question: 'Are the permissions sufficient?' },
] as const;

export type RungId = (typeof LADDER)[number]['id'];

/**
 * Is this connection any good, and if not, what is the first thing wrong? Takes at most 20 s and never throws for
 * anything the other side does. The token is shown to nobody before Jira has answered without it.
 */
export async function climbJira(
  settings: JiraSettings,
  connection: Connection,
  { known, onRung, signal }: VerifyOptions,
): Promise<Verdict> {
  const limit = AbortSignal.any([AbortSignal.timeout(TIME_LIMITS.ladderMs), ...(signal ? [signal] : [])]);
  const withhold = withholding(connection);
  const ascent = ascend(settings, connection, known, limit);
  try {
    const questions = LADDER.map(({ id, question }) => ({ id, question, ask: ascent.questions[id] }));
    const { rungs, failure } = await climb(questions, (soFar) => onRung?.(withhold(soFar)));
    const result = failure ? { proof: null, learned: null } : ascent.result();
    return withhold({ rungs, failure, ...result, seen: ascent.seen() });
  } finally {
    ascent.close();
  }
}
