import type { Integration } from '#contract/integration.ts';
import type { Change } from './ChangeDialog.tsx';
import type { FieldName, FormField } from './use-connection-form.ts';

/** Which secrets are stored and can be read, as far as that may be told. */
type Kept = Pick<Integration, 'credential' | 'hasOrganizationKey'>;

/**
 * The fields of a connector as a change shows them. Where more is edited than the token, the secrets that are stored
 * may be kept; one that cannot be read any more may not. Pure.
 */
export function shownIn(
  fields: readonly FormField[],
  change: Pick<Change, 'fields' | 'also'>,
  kept: Kept,
): FormField[] {
  return fields
    .filter(({ name }) => change.fields.includes(name))
    .map((field) => {
      const placeholder = change.also === 'watching' ? keptAs(field.name, kept) : null;
      return {
        ...field,
        advanced: field.advanced && change.fields.length > 1,
        ...(placeholder !== null && { required: false, placeholder }),
      };
    });
}

/** What stands in an empty field for a secret that is kept. */
function keptAs(name: FieldName, { credential, hasOrganizationKey }: Kept): string | null {
  if (name === 'accessToken' && credential)
    return `Kept: ends in ${credential.lastFour || 'a few characters'}`;
  return name === 'organizationKey' && hasOrganizationKey ? 'Kept: paste another to replace it' : null;
}
