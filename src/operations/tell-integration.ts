import type { Target } from '#people/audit.ts';
import type { IntegrationRecord } from '#store/integration-record.ts';

export const targetOf = ({ id, name }: Pick<IntegrationRecord, 'id' | 'name'>): Target => ({
  kind: 'integration',
  id,
  label: name,
});

/** What the audit log says of an integration: what people choose about it, and of its token nothing. */
export function factsOf(
  record: Pick<IntegrationRecord, 'name' | 'status' | 'connection' | 'candidate' | 'checkEveryMinutes'>,
) {
  const values = record.candidate ?? record.connection;
  return {
    name: record.name,
    site: values?.siteUrl ?? null,
    account: values?.account ?? null,
    hasCertificate: values ? values.ca !== null : null,
    checkEveryMinutes: record.checkEveryMinutes,
    tokenEndsAt: values?.credential.endsAt ?? null,
    organization: values?.organization?.id ?? null,
    paused: record.status.is === 'paused',
  };
}
