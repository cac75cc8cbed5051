import type { Failure } from '#integrations/failure.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import type { Connection, Field } from '#connectors/connector.ts';
import { isWhole, shapeOf } from '#connectors/jira/auth.ts';
import type { Secret } from '#secrets/secret.ts';

type Problem = Extract<Failure, { reason: 'organization_unusable' }>['problem'];
type Unreadable = { field: Field['name']; failure: Failure };

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** The id alone, or in the address of a page of Atlassian's administration. */
const ID = new RegExp(`^${UUID}$|/o/(${UUID})(?:[/?#]|$)`, 'i');

const unusable = (field: Field['name'], problem: Problem): Result<never, Unreadable> =>
  fail({ field, failure: { reason: 'organization_unusable', problem } });

/** An organisation and its key belong together: both, or neither. A key that can never be one is shown to nobody. */
export function readOrganization(
  typedId: string | null,
  key: Secret | null,
): Result<Connection['organization'], Unreadable> {
  const text = typedId?.trim() || null;
  if (text === null && key === null) return ok(null);
  if (text === null) return unusable('organizationId', 'id_missing');
  if (key === null) return unusable('organizationKey', 'key_missing');

  const [match, inAddress] = ID.exec(text) ?? [];
  const id = inAddress ?? match;
  if (id === undefined) return unusable('organizationId', 'not_an_id');
  const shape = shapeOf(key);
  if (shape === 'cloud_token' || shape === 'personal_access_token') {
    return unusable('organizationKey', 'token_of_an_account');
  }
  return isWhole(key) ? ok({ id: id.toLowerCase(), key }) : unusable('organizationKey', 'not_whole');
}
