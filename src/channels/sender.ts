import type { NetworkSettings } from '#connectors/network/settings.ts';
import { instant } from '#kernel/instant.ts';
import type { FieldProblem } from '#kernel/refusal.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Mailer } from '#mail/mailer.ts';
import type { Notification } from '#notifications/notification.ts';
import { adviseOnDelivery } from './advice.ts';
import { type AllowedHosts, OFFICIAL_HOSTS } from './allowed-hosts.ts';
import type { Accepted, Target, WebTarget } from './channel.ts';
import { DELIVERY_NATURE, type DeliveryFailure } from './failure.ts';
import type { Heard } from './heard.ts';
import { sendByMail } from './mail.ts';
import { createPost, type Request } from './post.ts';
import { readTarget, sameTarget, type TypedTarget } from './read-target.ts';
import { createSigningSecret, readSigningSecret, signed } from './signing.ts';
import { slackBody } from './slack.ts';
import { judgeSlack } from './slack-answer.ts';
import { teamsBody } from './teams.ts';
import { judgeTeams } from './teams-answer.ts';
import { webhookBody } from './webhook.ts';
import { judgeWebhook } from './webhook-answer.ts';

export type ChannelSettings = {
  network: NetworkSettings & { allowHttp: boolean };
  /** null where no mail server is set. */
  mailer: Mailer | null;
  /** Where Slack and Teams live; tests put them on the loopback. */
  allowedHosts?: AllowedHosts;
  /** For one post, everything together. */
  withinMs?: number;
};

const WITHIN_MS = 15_000;

/** Channels, as operations use them. */
export function createChannelSender({
  network,
  mailer,
  allowedHosts = OFFICIAL_HOSTS,
  withinMs = WITHIN_MS,
}: ChannelSettings) {
  const rules = { allowHttp: network.allowHttp, allowedHosts };
  const { hostOf, locate, post } = createPost({ network, rules, withinMs });
  return {
    /** Tidies what was typed without asking anybody, or names the field at fault. */
    read: (typed: TypedTarget): Result<Target, FieldProblem> => readTarget(typed, rules),

    /** Whether it may be sent to at all, before it is saved. Sends nothing. */
    check: async (target: Target, signal: AbortSignal): Promise<Result<null, DeliveryFailure>> => {
      if (target.kind !== 'mail') return locate(target, signal);
      return mailer ? ok(null) : fail({ reason: 'mail_not_set_up' });
    },

    /** Delivers once, within 15 s, or 60 s for mails. Never throws for anything that the other side does. */
    send: async (
      target: Target,
      notification: Notification,
      signal: AbortSignal,
      alreadyDelivered: readonly string[] = [],
    ): Promise<Result<Accepted, DeliveryFailure>> => {
      if (target.kind === 'mail')
        return sendByMail(mailer, target, notification, { signal, alreadyDelivered });
      const answer = await post(target, requestFor(target, notification), signal);
      return answer.ok ? JUDGES[target.kind](answer.value) : answer;
    },

    /** What may be shown of where it leads: a host, or mail addresses. */
    placeOf: (target: Target): string => (target.kind === 'mail' ? target.to.join(', ') : hostOf(target)),
    isSame: sameTarget,
    natureOf: ({ reason }: DeliveryFailure) => DELIVERY_NATURE[reason],
    advise: adviseOnDelivery,
    createSigningSecret,
    readSigningSecret,
  };
}

export type ChannelSender = ReturnType<typeof createChannelSender>;

function requestFor(target: WebTarget, notification: Notification): Request {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  switch (target.kind) {
    case 'slack':
      return { headers, body: slackBody(notification) };
    case 'teams':
      return { headers, body: teamsBody(notification) };
    case 'webhook': {
      const body = webhookBody(notification);
      const signing = { id: notification.id, body, now: instant(new Date()) };
      return { headers: { ...headers, ...signed(signing, target.secrets) }, body };
    }
  }
}

const JUDGES: Record<WebTarget['kind'], (heard: Heard) => Result<Accepted, DeliveryFailure>> = {
  slack: judgeSlack,
  teams: judgeTeams,
  webhook: judgeWebhook,
};
