import { z } from 'zod';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Accepted } from './channel.ts';
import type { DeliveryFailure } from './failure.ts';
import type { Heard } from './heard.ts';
import { troubleOf } from './trouble.ts';

const Refused = z.object({ error: z.object({ code: z.string() }) });

const CODES: Readonly<Record<string, (heard: Heard) => DeliveryFailure>> = {
  WorkflowTriggerIsNotEnabled: ({ said }) => ({ reason: 'webhook_unknown', said }),
  WorkflowNotFound: ({ said }) => ({ reason: 'webhook_unknown', said }),
  InvalidApiVersionParameter: ({ said }) => ({ reason: 'webhook_unknown', said }),
  DirectApiAuthorizationRequired: ({ status }) => ({ reason: 'sign_in_required', status }),
  MisMatchingOAuthClaims: ({ status }) => ({ reason: 'sign_in_required', status }),
  AuthorizationFailed: ({ status }) => ({ reason: 'sign_in_required', status }),
};

/**
 * A workflow accepts with an empty 202, or with a response of its own, which is JSON. A sentence is none: connectors
 * answered 200 and told in a sentence that nothing was delivered.
 */
export function judgeTeams(heard: Heard): Result<Accepted, DeliveryFailure> {
  const { status, said } = heard;
  const text = heard.text.trim();
  const json = objectIn(text);
  const isAcceptance = text === '' || (json !== null && !Object.hasOwn(json, 'error'));
  if (status >= 200 && status < 300 && isAcceptance) return ok({ status, said });
  const code = Refused.safeParse(json).data?.error.code ?? '';
  return fail(Object.hasOwn(CODES, code) && CODES[code] ? CODES[code](heard) : troubleOf(heard));
}

function objectIn(text: string): object | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : null;
  } catch {
    return null;
  }
}
