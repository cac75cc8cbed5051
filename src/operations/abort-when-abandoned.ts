import type { VerificationRecord } from '#store/verifications.ts';
import type { Context } from './context.ts';

/** A climb whose integration was changed or deleted under it is pointless: its signal ends it within moments. */
export function abortWhenAbandoned(ctx: Context, { id, integrationId, startedAt }: VerificationRecord) {
  const control = new AbortController();
  const unsubscribe = ctx.subscribe((event) => {
    if (event.type === 'access_changed' || event.type === 'verification_progressed') return;
    if (event.integrationId !== integrationId) return;
    ctx.store.verifications.find(id).then(
      (verification) => {
        const isStill = verification?.state === 'running' && verification.startedAt === startedAt;
        if (!isStill) control.abort(new Error('Its verification was abandoned.'));
      },
      () => undefined,
    );
  });
  return { signal: control.signal, [Symbol.dispose]: unsubscribe };
}
