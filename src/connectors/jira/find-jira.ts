import { type Failure, NATURE } from '#integrations/failure.ts';
import type { Learned } from '#integrations/verdict.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Answer, Ask } from '#connectors/network/line.ts';
import {
  cloudIdIn,
  failureOfState,
  type Presence,
  presenceOnCloud,
  presenceOnDataCenter,
} from './anonymous.ts';
import { anonymous } from './auth.ts';
import { findContextPath } from './context-path.ts';
import { PATHS, type ServerInfo } from './endpoints.ts';
import type { Site } from './site.ts';
import { type Send, sending } from './transport.ts';
import { troubleOf } from './translate.ts';

/** A Jira that has answered without a credential. */
export type Found = {
  edition: 'cloud' | 'data_center';
  /** Scheme, host, port and context path, without a slash at the end. */
  base: string;
  cloudId: string | null;
  /** Why the cloud id is not known although it was asked for; null where it is known, or there is none. */
  cloudIdFailure: Failure | null;
  /** Null where Jira tells anonymous callers nothing. */
  info: ServerInfo | null;
  /** What `myself` says to nobody: a Jira that names somebody here would name him to every token. */
  control: Result<Answer, Failure>;
};

type Tenant = Pick<Found, 'cloudId' | 'cloudIdFailure'>;
const UNNAMED: Tenant = { cloudId: null, cloudIdFailure: null };

/** The site's cloud id, the one it had before, or why it could not be learned. */
function tenantOf(answer: Result<Answer, Failure> | null, origin: string, known: Learned | null): Tenant {
  const cloudId = cloudIdIn(answer) ?? known?.cloudId ?? null;
  if (cloudId !== null || answer === null) return { cloudId, cloudIdFailure: null };
  if (!answer.ok) return { cloudId, cloudIdFailure: answer.failure };
  const trouble = troubleOf(answer.value, { url: new URL(PATHS.tenantInfo, origin), now: new Date() });
  return { cloudId, cloudIdFailure: trouble && NATURE[trouble.reason] === 'passing' ? trouble : null };
}

/** Does Jira answer here, and which? Everything is asked together and without the credential. */
export async function findJira(site: Site, ask: Ask, known: Learned | null): Promise<Result<Found, Failure>> {
  const { origin, pathname } = new URL(site.base);
  const contextPath = pathname === '/' ? '' : pathname;
  const send = sending(ask, contextPath, anonymous);
  const atOrigin = sending(ask, '', anonymous);
  const edition = site.edition ?? known?.edition ?? null;

  if (edition === 'cloud') {
    const [tenant, info, control] = await together([
      () => atOrigin(PATHS.tenantInfo),
      () => atOrigin(PATHS.serverInfo.cloud),
      () => atOrigin(PATHS.myself.cloud),
    ]);
    return onCloud(origin, tenantOf(tenant, origin, known), info, control);
  }

  const [told, control, state, tenant] = await together([
    () => send(PATHS.serverInfo.data_center),
    () => send(PATHS.myself.data_center),
    () => send(PATHS.instanceStatus),
    ...(edition === null ? [() => atOrigin(PATHS.tenantInfo)] : []),
  ]);
  const url = new URL(`${site.base}${PATHS.serverInfo.data_center}`);
  const named = tenantOf(tenant ?? null, origin, null);
  const presence = presenceOnDataCenter(told, control, { url, now: new Date() });
  const info = 'info' in presence ? presence.info : null;
  if (named.cloudId !== null || info?.deploymentType === 'Cloud') {
    const isAnswered = info !== null && contextPath === '';
    return isAnswered
      ? ok({ edition: 'cloud', base: origin, ...named, info, control })
      : onCustomDomain(origin, named, atOrigin);
  }
  const troubled = failureOfState(state);
  if (troubled) return fail(troubled);
  if ('elsewhere' in presence) {
    const right = await findContextPath(ask, origin, contextPath);
    return fail(
      right === null ? presence.elsewhere : { reason: 'context_path_missing', suggestion: origin + right },
    );
  }
  return found(presence, { edition: 'data_center', base: site.base, ...UNNAMED, control });
}

/** A Cloud site on a domain of its own has no context path, whatever the address ended with. */
async function onCustomDomain(origin: string, named: Tenant, atOrigin: Send) {
  const [info, control] = await together([
    () => atOrigin(PATHS.serverInfo.cloud),
    () => atOrigin(PATHS.myself.cloud),
  ]);
  return onCloud(origin, named, info, control);
}

function onCloud(
  origin: string,
  named: Tenant,
  info: Result<Answer, Failure>,
  control: Result<Answer, Failure>,
): Result<Found, Failure> {
  const url = new URL(`${origin}${PATHS.serverInfo.cloud}`);
  const presence = presenceOnCloud(info, named.cloudId !== null, { url, now: new Date() });
  return found(presence, { edition: 'cloud', base: origin, ...named, control });
}

function found(presence: Presence, rest: Omit<Found, 'info'>): Result<Found, Failure> {
  if ('info' in presence) return ok({ ...rest, info: presence.info });
  return fail('failure' in presence ? presence.failure : presence.elsewhere);
}

type Asking = () => Promise<Result<Answer, Failure>>;
type Answers<A extends readonly Asking[]> = { [I in keyof A]: Result<Answer, Failure> };

/**
 * Asks several things on one connection without waiting in between. Where some middlebox cannot take that and drops
 * part of it, what was lost is asked again alone.
 */
async function together<const A extends readonly Asking[]>(asking: A): Promise<Answers<A>> {
  const answers = await Promise.all(asking.map((ask) => ask()));
  const somethingCame = answers.some((answer) => answer.ok);
  for (const [index, answer] of answers.entries()) {
    const lost = !answer.ok && answer.failure.reason === 'connection_reset';
    // oxlint-disable-next-line eslint/no-await-in-loop -- one at a time is the point
    if (lost && somethingCame) answers[index] = (await asking[index]?.()) ?? answer;
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- map keeps length and order
  return answers as Answers<A>;
}
