import { fail, ok, type Result } from '#kernel/result.ts';
import type { Accepted } from './channel.ts';
import type { DeliveryFailure } from './failure.ts';
import type { Heard } from './heard.ts';
import { troubleOf } from './trouble.ts';

/** Slack answers with one word, which tells more than the status. https://api.slack.com/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks */
const WORDS: Readonly<Record<string, (said: string) => DeliveryFailure>> = {
  no_service: (said) => ({ reason: 'webhook_unknown', said }),
  no_service_id: (said) => ({ reason: 'webhook_unknown', said }),
  no_active_hooks: (said) => ({ reason: 'webhook_unknown', said }),
  invalid_token: (said) => ({ reason: 'webhook_unknown', said }),
  no_team: (said) => ({ reason: 'webhook_unknown', said }),
  team_disabled: (said) => ({ reason: 'webhook_unknown', said }),
  channel_not_found: () => ({ reason: 'channel_not_found' }),
  user_not_found: () => ({ reason: 'channel_not_found' }),
  channel_is_archived: () => ({ reason: 'channel_archived' }),
  action_prohibited: () => ({ reason: 'posting_not_allowed' }),
  posting_to_general_channel_denied: () => ({ reason: 'posting_not_allowed' }),
};

/** Delivered only where Slack says `ok`: any page in between can answer 200. */
export function judgeSlack(heard: Heard): Result<Accepted, DeliveryFailure> {
  const { status, said } = heard;
  const word = heard.text.trim();
  if (status === 200 && word === 'ok') return ok({ status, said });
  return fail(Object.hasOwn(WORDS, word) && WORDS[word] ? WORDS[word](said) : troubleOf(heard));
}
