import type { Seen } from '#integrations/seen.ts';
import type { Learned, Proof } from '#integrations/verdict.ts';
import { fail, ok } from '#kernel/result.ts';
import type { Connection } from '#connectors/connector.ts';
import type { Question } from '#connectors/ladder.ts';
import { routeTo } from '#connectors/network/route.ts';
import { trusting } from '#connectors/network/trust.ts';
import { viaGateway } from './auth.ts';
import { PATHS } from './endpoints.ts';
import { readExpiry } from './expiry.ts';
import { findJira } from './find-jira.ts';
import { gatewayOf } from './gateway.ts';
import { failureOfControl, idOf } from './identity.ts';
import type { RungId } from './ladder.ts';
import { failureOfMatch } from './match.ts';
import { handedOn, noteFound, noting } from './noting.ts';
import { askOrganization } from './organization/ask-organization.ts';
import { proofOf } from './proof.ts';
import { prove } from './prove.ts';
import { type Reached, seenIn } from './reached.ts';
import { readInfo } from './read-info.ts';
import { readRights } from './rights.ts';
import type { JiraSettings } from './settings.ts';
import { parseSite } from './site.ts';
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
      const organization = await askOrganization({
        organization: connection.organization,
        gateway,
        accountId: idOf(me) ?? '',
        kind,
        remembered: known?.organization ?? null,
        signal,
        note,
      });
      reached.organization = organization;
      reached.proof = proofOf({
        found,
        info,
        me,
        kind,
        administrator,
        expiry,
        organization,
        certificateExpiresAt,
      });
      return passed;
    },
  };

  return {
    questions,
    result: () => {
      const { edition, base, cloudId } = at('found');
      const [credentialKind, organization] = [at('proven').kind, at('organization')];
      return { proof: at('proof'), learned: { edition, base, cloudId, credentialKind, organization } };
    },
    seen: () => seenIn(reached),
    close: () => {
      reached.line?.close();
      reached.socket?.destroy();
      gateway.close();
    },
  };
}
