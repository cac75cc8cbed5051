import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { createChannelSender } from '#channels/sender.ts';
import type { AllowedHosts } from '#channels/allowed-hosts.ts';
import type { Connector } from '#connectors/connector.ts';
import { LiveEvent } from '#contract/event.ts';
import * as passkeys from '#identity/passkeys.ts';
import { placeOf } from '#identity/place.ts';
import { createIdentityProvider } from '#identity/provider/index.ts';
import type { ProviderNetwork } from '#identity/provider/web.ts';
import { createTotpSecret, totpStep, totpUri } from '#identity/totp.ts';
import { instant } from '#kernel/instant.ts';
import type { Mailer } from '#mail/mailer.ts';
import { checkKeys } from '#operations/check-keys.ts';
import type { Context, Log } from '#operations/context.ts';
import { createApiToken, hashApiToken } from '#secrets/api-token.ts';
import { createKeyChecks } from '#secrets/key-checks.ts';
import type { Keyring } from '#secrets/keyring.ts';
import { lastFour } from '#secrets/last-four.ts';
import { judgePassword } from '#secrets/password-rule.ts';
import { hashPassword, passwordMatches } from '#secrets/password.ts';
import { createRecoveryCodes, hashRecoveryCode } from '#secrets/recovery-codes.ts';
import { Secret } from '#secrets/secret.ts';
import { createToken, hashToken } from '#secrets/token.ts';
import { createVault } from '#secrets/vault.ts';
import { openPool } from '#store/database.ts';
import { plainError } from '#store/errors.ts';
import { startListener } from '#store/listener.ts';
import { migrate } from '#store/migrate.ts';
import { openBoss, queueOn } from '#store/queue.ts';
import { rateLimitsOn } from '#store/rate-limits.ts';
import { createStore } from '#store/store.ts';

const END_AT_MOST_MS = 5_000;

export type Parts = {
  poolConfig: pg.PoolConfig;
  keyring: Keyring;
  connectors: Readonly<Record<'jira', Connector>>;
  /** What the operator decided about hosts that OwlHub dials by itself. */
  network: ProviderNetwork;
  /** null where no mail server is set. */
  mailer: Mailer | null;
  /** OwlHub’s own address, where it is set. */
  publicUrl?: string | null;
  /** Where Slack and Teams live, where that is not on their own hosts. */
  channelHosts?: AllowedHosts | undefined;
  log: Log;
};

export type OpenContext = { ctx: Context; close: () => Promise<void> };

/** The real context: the database brought up to date and the keys checked. Throws WrongKeys where they do not fit. */
export async function openContext({
  poolConfig,
  keyring,
  connectors,
  network,
  mailer,
  publicUrl = null,
  channelHosts,
  log,
}: Parts): Promise<OpenContext> {
  const away = (error: unknown) => log.warn({ problem: messageOf(error) }, 'trouble with the database');
  const pool = openPool(poolConfig, away);
  const heard = new EventEmitter().setMaxListeners(0);
  const vault = createVault(keyring);
  try {
    await migrate(pool);
    const boss = await openBoss(pool, away);
    const store = createStore(pool, vault, boss);
    const ctx: Context = {
      store,
      queue: queueOn(boss),
      rateLimits: rateLimitsOn(pool),
      connectors,
      channels: createChannelSender({
        network,
        mailer,
        ...(channelHosts && { allowedHosts: channelHosts }),
      }),
      publicUrl,
      provider: createIdentityProvider(network),
      mailer,
      log,
      secrets: {
        hashPassword,
        passwordMatches,
        judgePassword,
        createToken,
        hashToken,
        asSecret: (text) => new Secret(text),
        createApiToken,
        hashApiToken,
        createRecoveryCodes,
        hashRecoveryCode,
        lastFour,
      },
      totp: { createSecret: createTotpSecret, uri: totpUri, stepOf: totpStep },
      passkeys,
      placeOf,
      keys: createKeyChecks(keyring),
      subscribe: (hear) => {
        heard.on('event', hear);
        return () => heard.off('event', hear);
      },
      now: () => instant(new Date()),
      newId: randomUUID,
      random: Math.random,
    };
    await checkKeys(ctx);
    const listener = startListener({
      poolConfig,
      onPayload: (payload) => {
        const event = readEvent(payload);
        if (event) heard.emit('event', event);
      },
      onGap: () => void retell(ctx, heard).catch(away),
      onError: away,
    });
    const close = async () => {
      await listener.stop();
      await boss.stop({ graceful: false });
      // A connection that hangs does not keep OwlHub from ending.
      await Promise.race([pool.end(), wait(END_AT_MOST_MS, null, { ref: false })]);
    };
    return { ctx, close };
  } catch (error) {
    await pool.end().catch(away);
    throw plainError(error);
  }
}

/** Anybody on the database can notify, and a newer OwlHub may say more than this one knows. */
function readEvent(payload: string): LiveEvent | null {
  try {
    return LiveEvent.safeParse(JSON.parse(payload)).data ?? null;
  } catch {
    return null;
  }
}

/** Whoever follows the events is told that anything may have changed while nobody heard. */
async function retell({ store }: Context, heard: EventEmitter): Promise<void> {
  heard.emit('event', { type: 'access_changed' } satisfies LiveEvent);
  for (const integrationId of await store.integrations.ids()) {
    heard.emit('event', { type: 'integration_changed', integrationId } satisfies LiveEvent);
  }
}

const messageOf = (error: unknown) => {
  const plain = plainError(error);
  return plain instanceof Error ? plain.message : String(plain);
};
