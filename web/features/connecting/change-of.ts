import type { Integration, IntegrationChange } from '#contract/integration.ts';
import type { FieldName, useConnectionForm } from './use-connection-form.ts';

type Form = Pick<ReturnType<typeof useConnectionForm>, 'fields' | 'value'>;
type Known = Pick<
  Integration,
  'name' | 'siteUrl' | 'account' | 'organizationId' | 'checkEveryMinutes' | 'replacement'
>;

/** What the values that are typed over are: new ones where some wait to be proven or corrected, else those in use. Pure. */
export const baseOf = <T extends Pick<Integration, 'siteUrl' | 'account' | 'replacement'>>(integration: T) =>
  integration.replacement ?? integration;

/** Only what differs, so that what was left alone is kept. Pure. */
export function changeOf(form: Form, integration: Known): IntegrationChange {
  const shown = new Set(form.fields.map(({ name }) => name));
  const change: IntegrationChange = {};
  const typed = (name: FieldName) => (shown.has(name) ? form.value(name).trim() : '');
  const { siteUrl, account } = baseOf(integration);
  if (shown.has('name') && typed('name') !== integration.name) change.name = typed('name');
  if (shown.has('siteUrl') && typed('siteUrl') !== siteUrl) change.siteUrl = typed('siteUrl');
  if (shown.has('account') && typed('account') !== (account ?? '')) change.account = typed('account') || null;
  if (typed('accessToken')) change.accessToken = form.value('accessToken');
  if (typed('ca')) change.ca = typed('ca');
  if (shown.has('organizationId') && typed('organizationId') !== (integration.organizationId ?? ''))
    change.organizationId = typed('organizationId') || null;
  if (typed('organizationKey')) change.organizationKey = typed('organizationKey');
  const { checkEveryMinutes, tokenEndsOn } = watchingOf(form);
  if (checkEveryMinutes !== undefined && checkEveryMinutes !== integration.checkEveryMinutes)
    change.checkEveryMinutes = checkEveryMinutes;
  if (tokenEndsOn && change.accessToken) change.tokenEndsOn = tokenEndsOn;
  return change;
}

/** What was chosen about watching, where it was asked. Pure. */
export function watchingOf({
  value,
}: Pick<Form, 'value'>): Pick<IntegrationChange, 'checkEveryMinutes'> & { tokenEndsOn?: string } {
  const [every, end] = [value('checkEveryMinutes'), value('tokenEndsOn')];
  return { ...(every && { checkEveryMinutes: Number(every) }), ...(end && { tokenEndsOn: end }) };
}

/** Whether a change is verified: what it connects with is other than before. Pure. */
export const isVerified = (change: IntegrationChange): boolean =>
  CONNECTING.some((field) => change[field] !== undefined);

const CONNECTING = [
  'siteUrl',
  'account',
  'accessToken',
  'ca',
  'organizationId',
  'organizationKey',
] as const satisfies readonly (keyof IntegrationChange)[];
