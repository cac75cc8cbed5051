import type { Verification } from '#contract/verdict.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#people/actor.ts';
import { authorize } from '#people/permission.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { enqueueVerification } from './enqueue-verification.ts';
import { nameOf } from './name-of.ts';
import { renderVerification } from './render.ts';
import { integrationNotFound } from './show-integration.ts';
import { targetOf } from './tell-integration.ts';

/** Queues a verification now, or answers the one that is queued or running already. */
export async function requestVerification(ctx: Context, actor: Actor, id: string): Promise<Verification> {
  authorize(actor, 'integrations.verify');
  return ctx.store.transaction(async (store) => {
    const integration = await store.integrations.lock(id);
    if (!integration) throw integrationNotFound();
    if (integration.status.is === 'paused') {
      throw new Refusal(
        'conflict',
        'This integration is paused and sends nothing to Jira. Resume it to verify it.',
      );
    }
    const live = await store.verifications.findLive(id);
    const verificationId =
      live?.id ??
      (await enqueueVerification(ctx, store, integration, { cause: 'asked', askedBy: nameOf(actor) }));
    const verification = await store.verifications.find(verificationId);
    if (!verification) throw new Error('A verification was gone as it was made.');
    await audit(ctx, store, actor, { action: 'integration.verified', target: targetOf(integration) });
    return renderVerification(ctx, integration.type, verification);
  });
}
