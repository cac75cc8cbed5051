import { NATURE } from '#integrations/failure.ts';
import type { IntegrationRecord, Previous, StoredConnection } from '#store/integration-record.ts';

type Values = Pick<IntegrationRecord, 'candidate' | 'connection'>;

/** The replacement that is being proven, or null where there is none or it was not accepted. */
export const provingOf = ({ candidate }: Values) => (candidate && !candidate.rejected ? candidate : null);

/** What a verification climbs with. null where the stored values cannot be opened. */
export const valuesToTry = (values: Values): StoredConnection | null =>
  provingOf(values) ?? values.connection;

/** Values that Jira rejected are not tried a second time: repeated failures lock accounts. */
export const mayBeTried = ({ rejected }: Previous): boolean =>
  !rejected || NATURE[rejected.reason] !== 'locking';

/** Whether both are what a person entered at one time. They may have been opened at different times. */
export const sameCredential = (a: StoredConnection, b: StoredConnection): boolean =>
  a.credential.setAt === b.credential.setAt;

/** Whether a verdict about the one is a verdict about the other. */
export const sameValues = (a: StoredConnection, b: StoredConnection): boolean =>
  a.siteUrl === b.siteUrl &&
  a.account === b.account &&
  a.ca === b.ca &&
  sameCredential(a, b) &&
  a.organization?.id === b.organization?.id;

/** The values alone, without the word about whether they were accepted. */
export const plainValues = ({
  siteUrl,
  account,
  accessToken,
  ca,
  organization,
  credential,
}: StoredConnection) => ({
  siteUrl,
  account,
  accessToken,
  ca,
  organization,
  credential,
});
