import type { Pool } from 'pg';
import type { PgBoss } from 'pg-boss';
import type { Vault } from '#secrets/vault.ts';
import { announcementsIn } from './announcements.ts';
import { apiTokensIn } from './api-tokens.ts';
import { auditIn } from './audit.ts';
import { aloneOn, type Database, databaseOn, inTransaction } from './database.ts';
import { plainError, withPlainErrors } from './errors.ts';
import { channelsIn } from './channels.ts';
import { deliveriesIn } from './deliveries.ts';
import { deliveryLogIn } from './delivery-log.ts';
import { deliveryPlansIn } from './delivery-plans.ts';
import { endingsIn } from './endings.ts';
import { happeningsIn } from './happenings.ts';
import { integrationDaysIn } from './integration-days.ts';
import { integrationOwnersIn } from './integration-owners.ts';
import { integrationListIn } from './integration-list.ts';
import { integrationsIn } from './integrations.ts';
import { identitiesIn } from './identities.ts';
import { invitationsIn } from './invitations.ts';
import { jobsIn } from './jobs.ts';
import { keysIn } from './keys.ts';
import { passkeysIn } from './passkeys.ts';
import { mailsIn } from './mails.ts';
import { passwordResetsIn } from './password-resets.ts';
import { peopleListIn } from './people-list.ts';
import { peopleIn } from './people.ts';
import { providerTestsIn } from './provider-tests.ts';
import { providersIn } from './providers.ts';
import { recoveryCodesIn } from './recovery-codes.ts';
import { rolesIn } from './roles.ts';
import type { Place } from './row-name.ts';
import { places, sealedRowsIn } from './sealed-rows.ts';
import { sessionsIn } from './sessions.ts';
import { setUpLinksIn } from './set-up-links.ts';
import { settingsIn } from './settings.ts';
import { stepsIn } from './steps.ts';
import { toldIn } from './told.ts';
import { verificationsIn } from './verifications.ts';

/** Everything OwlHub keeps. What is sealed at rest is opened on the way out and sealed on the way in. */
export type Store = {
  people: ReturnType<typeof peopleIn> & ReturnType<typeof peopleListIn>;
  roles: ReturnType<typeof rolesIn>;
  sessions: ReturnType<typeof sessionsIn>;
  invitations: ReturnType<typeof invitationsIn>;
  passwordResets: ReturnType<typeof passwordResetsIn>;
  mails: ReturnType<typeof mailsIn>;
  identities: ReturnType<typeof identitiesIn>;
  providers: ReturnType<typeof providersIn>;
  providerTests: ReturnType<typeof providerTestsIn>;
  steps: ReturnType<typeof stepsIn>;
  passkeys: ReturnType<typeof passkeysIn>;
  recoveryCodes: ReturnType<typeof recoveryCodesIn>;
  settings: ReturnType<typeof settingsIn>;
  apiTokens: ReturnType<typeof apiTokensIn>;
  audit: ReturnType<typeof auditIn>;
  setUpLinks: ReturnType<typeof setUpLinksIn>;
  keys: ReturnType<typeof keysIn>;
  integrations: ReturnType<typeof integrationsIn> & ReturnType<typeof integrationListIn>;
  integrationDays: ReturnType<typeof integrationDaysIn>;
  integrationOwners: ReturnType<typeof integrationOwnersIn>;
  endings: ReturnType<typeof endingsIn>;
  happenings: ReturnType<typeof happeningsIn>;
  channels: ReturnType<typeof channelsIn>;
  deliveries: ReturnType<typeof deliveriesIn> &
    ReturnType<typeof deliveryPlansIn> &
    ReturnType<typeof deliveryLogIn>;
  told: ReturnType<typeof toldIn>;
  verifications: ReturnType<typeof verificationsIn>;
  jobs: ReturnType<typeof jobsIn>;
  announcements: ReturnType<typeof announcementsIn>;
  sealedRows: ReturnType<typeof sealedRowsIn> & { places: readonly Place[] };
  /**
   * All of `work` happens or none of it, so it may be begun twice: outside the store it changes nothing. Within a
   * transaction, that one goes on.
   */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** Of all processes on this database, one at a time rotates keys. Answers false, and does nothing, where another does. */
  aloneRotating(work: () => Promise<void>): Promise<boolean>;
};

const ROTATION_LOCK = 7_164_204;

export function createStore(pool: Pool, vault: Vault, boss: PgBoss): Store {
  const aloneRotating = (work: () => Promise<void>) => aloneOn(pool, ROTATION_LOCK, work);
  const storeOn = (db: Database, transaction: Store['transaction']): Store => ({
    aloneRotating,
    people: withPlainErrors({ ...peopleIn(db, vault), ...peopleListIn(db) }),
    roles: withPlainErrors(rolesIn(db)),
    sessions: withPlainErrors(sessionsIn(db, vault)),
    invitations: withPlainErrors(invitationsIn(db)),
    passwordResets: withPlainErrors(passwordResetsIn(db)),
    mails: withPlainErrors(mailsIn(db, vault)),
    identities: withPlainErrors(identitiesIn(db)),
    providers: withPlainErrors(providersIn(db, vault)),
    providerTests: withPlainErrors(providerTestsIn(db, vault)),
    steps: withPlainErrors(stepsIn(db, vault)),
    passkeys: withPlainErrors(passkeysIn(db)),
    recoveryCodes: withPlainErrors(recoveryCodesIn(db)),
    settings: withPlainErrors(settingsIn(db)),
    apiTokens: withPlainErrors(apiTokensIn(db)),
    audit: withPlainErrors(auditIn(db, vault)),
    setUpLinks: withPlainErrors(setUpLinksIn(db)),
    keys: withPlainErrors(keysIn(db)),
    integrations: withPlainErrors({ ...integrationsIn(db, vault), ...integrationListIn(db, vault) }),
    integrationDays: withPlainErrors(integrationDaysIn(db)),
    integrationOwners: withPlainErrors(integrationOwnersIn(db)),
    endings: withPlainErrors(endingsIn(db)),
    happenings: withPlainErrors(happeningsIn(db, vault)),
    channels: withPlainErrors(channelsIn(db, vault)),
    deliveries: withPlainErrors({
      ...deliveriesIn(db, vault),
      ...deliveryPlansIn(db),
      ...deliveryLogIn(db, vault),
    }),
    told: withPlainErrors(toldIn(db, vault)),
    verifications: withPlainErrors(verificationsIn(db, vault)),
    jobs: withPlainErrors(jobsIn(db, boss)),
    announcements: withPlainErrors(announcementsIn(db)),
    sealedRows: { places, ...withPlainErrors(sealedRowsIn(db)) },
    transaction,
  });
  return storeOn(databaseOn(pool), async (work) => {
    try {
      return await inTransaction(pool, (db) => {
        const store: Store = storeOn(db, (inner) => inner(store));
        return work(store);
      });
    } catch (error) {
      throw plainError(error);
    }
  });
}
