import type { Advised } from '#integrations/happening-words.ts';
import type { Failure } from '#integrations/failure.ts';
import type { IntegrationRecord } from '#store/integration-record.ts';
import type { Context } from './context.ts';
import { valuesToTry } from './values-to-try.ts';

/** What people are told about a failure of this integration. */
export function adviser(
  ctx: Context,
  integration: Pick<IntegrationRecord, 'type' | 'candidate' | 'connection'>,
): (failure: Failure) => Advised {
  const values = valuesToTry(integration);
  const context = { siteUrl: values?.siteUrl ?? '', account: values?.account ?? null };
  return (failure) => ctx.connectors[integration.type].advise(failure, context);
}
