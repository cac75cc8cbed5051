import type { Failure } from '#integrations/failure.ts';
import type { Seen } from '#integrations/seen.ts';
import type { Evidence, Learned, Proof } from '#integrations/verdict.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Connection } from '#connectors/connector.ts';
import type { Note, Question } from '#connectors/ladder.ts';
import type { Ask } from '#connectors/network/line.ts';
import { routeTo } from '#connectors/network/route.ts';
import { trusting } from '#connectors/network/trust.ts';
import { viaGateway } from './auth.ts';
import { PATHS, ServerInfo } from './endpoints.ts';
import { readExpiry } from './expiry.ts';
import { findJira, type Found } from './find-jira.ts';
import { gatewayOf } from './gateway.ts';
import { failureOfControl } from './identity.ts';
import type { RungId } from './ladder.ts';
import { failureOfMatch } from './match.ts';
import { proofOf } from './proof.ts';
import { prove } from './prove.ts';
import { type Reached, seenIn } from './reached.ts';
import { readRights } from './rights.ts';
import type { JiraSettings } from './settings.ts';
import { told } from './signs.ts';
import { parseSite } from './site.ts';
import { read, type Send } from './transport.ts';
import { failureOfVersion } from './version.ts';
import { isAbout, isAboutPresence } from './remembered.ts';

export type Ascent = {
  questions: Record<RungId, Question['ask']>;
  /** Only after every question was answered with yes. */
  result: () => { proof: Proof; learned: Learned };
  /** At any time. */
  seen: () => Seen;
  close: () => void;
};

const passed = ok('passed' as const);

export function ascend(
  settings: JiraSettings,
  connection: Connection,
  remembered: Learned | null,
  signal: AbortSignal,
): Ascent {
  const reached: Partial<Reached> = {};
  const at = <K extends keyof Reached>(height: K): Reached[K] => {
    const value = reached[height];
    if (value === undefined) throw new Error(`The ladder was climbed out of order: no ${height}.`);
    return value;
  };
  const trusted = trusting([settings.extraCa, connection.ca]);
  const gateway = gatewayOf(settings, connection.ca, signal);
  let known = remembered;

  const questions: Ascent['questions'] = {
    address: async (note) => {
      const site = parseSite(connection.siteUrl, settings);
      if (!site.ok) return site;
      reached.site = site.value;
      known = isAbout(remembered, site.value) ? remembered : null;
      note('Address used', site.value.base);
      return passed;
    },

    name: async (note) => {
      reached.route = routeTo(new URL(at('site').base), settings, trusted, signal);
      if (known && viaGateway(known.credentialKind)) void gateway.open();
      const located = handedOn(await at('route').locate(), note);
      if (!located.ok) return located;
      reached.located = located.value;
      return passed;
    },

    connection: async (note) => {
      const connected = handedOn(await at('route').connect(at('located')), note);
      if (!connected.ok) return connected;
      reached.socket = connected.value.socket;
      reached.dialled = connected.value.dialled;
      return passed;
    },

    certificate: async (note) => {
      reached.certificate = null;
      if (at('site').base.startsWith('http:')) {
        note('Encryption', 'none: the operator allows plain http');
        return ok('not_needed');
      }
      const shown = await at('route').secure(at('socket'));
      reached.certificate = shown.ok ? shown.value.certificate : shown.failure.certificate;
      const secured = handedOn(shown, note);
      if (!secured.ok) return secured;
      reached.socket = secured.value.socket;
      return passed;
    },

    jira: async (note) => {
      reached.line = at('route').open(at('socket'), at('dialled'));
      const ask = noting(at('line').ask, note);
      let found = await findJira(at('site'), ask, known);
      if (!found.ok && known && isAboutPresence(found.failure)) found = await findJira(at('site'), ask, null);
      if (!found.ok) return found;
      reached.found = found.value;
      noteFound(found.value, note);
      const old = failureOfVersion(found.value.info, found.value.edition);
      return old ? fail(old) : passed;
    },

    token: async (note) => {
      const found = at('found');
      const unclear = failureOfControl(
        found.control,
        new URL(found.base + PATHS.myself[found.edition]),
        new Date(),
      );
      if (unclear) return fail(unclear);
      const proven = await prove({ found, connection, site: at('line').ask, gateway, known, note });
      if (!proven.ok) return proven;
      reached.proven = proven.value;
      note('Answered as', proven.value.me.displayName ?? proven.value.me.name ?? '');
      const other = failureOfMatch(proven.value.me, connection.account, proven.value.kind);
      return other ? fail(other) : passed;
    },

    permissions: async (note) => {
      const found = at('found');
      const { send, me, kind, shown } = at('proven');
      const [rights, expiry, info] = await Promise.all([
        readRights({ send, me, kind, shown, note }),
        readExpiry(send, kind),
        found.info ?? readInfo(send, found.edition),
      ]);
      reached.info = info;
      if (!rights.ok) return rights;
      reached.rights = rights.value;
      const old = failureOfVersion(info, found.edition);
      if (old) return fail(old);
      const certificateExpiresAt = at('certificate')?.validTo ?? null;
      const { administrator } = rights.value;
      reached.proof = proofOf({ found, info, me, kind, administrator, expiry, certificateExpiresAt });
      return passed;
    },
  };

  return {
    questions,
    result: () => {
      const { edition, base, cloudId } = at('found');
      return { proof: at('proof'), learned: { edition, base, cloudId, credentialKind: at('proven').kind } };
    },
    seen: () => seenIn(reached),
    close: () => {
      reached.line?.close();
      reached.socket?.destroy();
      gateway.close();
    },
  };
}

/** Every anonymous answer is evidence of what stands at the address. */
const noting =
  (ask: Ask, note: Note): Ask =>
  async (path, headers) => {
    const answer = await ask(path, headers);
    note(`${path}, without the token`, answer.ok ? told(answer.value) : answer.failure.reason);
    return answer;
  };

function handedOn<T extends { evidence: readonly Evidence[] }>(
  step: Result<T, { failure: Failure; evidence: readonly Evidence[] }>,
  note: Note,
): Result<T, Failure> {
  for (const { label, value } of step.ok ? step.value.evidence : step.failure.evidence) note(label, value);
  return step.ok ? step : fail(step.failure.failure);
}

function noteFound({ edition, info, cloudId }: Found, note: Note) {
  note('Edition', edition === 'cloud' ? 'Jira Cloud' : 'Jira Data Center or Server');
  note('Version', info?.version ?? 'told only to those who are signed in');
  if (cloudId) note('Cloud id', cloudId);
}

/** A Jira that is closed to anonymous callers tells its version to the account. */
async function readInfo(send: Send, edition: Found['edition']): Promise<ServerInfo | null> {
  const path = PATHS.serverInfo[edition];
  const answer = await send(path);
  const info = answer.ok && answer.value.status === 200 ? read(answer.value, path, ServerInfo) : null;
  return info?.ok ? info.value : null;
}
