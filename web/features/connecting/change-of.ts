import type { Integration, IntegrationChange } from '#contract/integration.ts';
import type { FieldName } from './use-connection-form.ts';

/** Only what differs, so that what was left alone is kept. `value` is what stands in a field that is shown. Pure. */
export function changeOf(
  shown: ReadonlySet<string>,
  value: (name: FieldName) => string,
  integration: Integration,
): IntegrationChange {
  const change: IntegrationChange = {};
  const typed = (name: FieldName) => (shown.has(name) ? value(name).trim() : '');
  const differs = (name: FieldName, kept: string | null) => shown.has(name) && typed(name) !== (kept ?? '');
  if (differs('name', integration.name)) change.name = typed('name');
  if (differs('siteUrl', integration.siteUrl)) change.siteUrl = typed('siteUrl');
  if (differs('account', integration.account)) change.account = typed('account') || null;
  if (typed('accessToken')) change.accessToken = value('accessToken');
  if (typed('ca')) change.ca = typed('ca');
  if (differs('organizationId', integration.organizationId)) {
    change.organizationId = typed('organizationId') || null;
  }
  if (typed('organizationKey')) change.organizationKey = typed('organizationKey');
  return change;
}

/** What stands in an empty field for a secret that is kept. */
export function keptAs(name: FieldName, { credential, hasOrganizationKey }: Integration): string | null {
  if (name === 'accessToken' && credential)
    return `Kept: ends in ${credential.lastFour || 'a few characters'}`;
  return name === 'organizationKey' && hasOrganizationKey ? 'Kept: paste another to replace it' : null;
}
