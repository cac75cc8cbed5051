import { z } from 'zod';
import { Rung } from './verdict.ts';

/** What `GET /api/events` streams (server-sent events; the type is both in `event:` and in the data). */
export const LiveEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('integration_changed'), integrationId: z.uuid() }),
    z.object({ type: z.literal('integration_deleted'), integrationId: z.uuid() }),
    z.object({
      type: z.literal('verification_progressed'),
      integrationId: z.uuid(),
      verificationId: z.uuid(),
      /** Outcome and duration only; the evidence is read from the verification when it has ended. */
      rungs: z.array(Rung.omit({ evidence: true, question: true })),
    }),
    z.object({
      type: z.literal('verification_finished'),
      integrationId: z.uuid(),
      verificationId: z.uuid(),
    }),
    /** Somebody’s roles, a role or the settings changed: what may be done, and who is there, is read anew. */
    z.object({ type: z.literal('access_changed') }),
  ])
  .meta({ id: 'LiveEvent' });
export type LiveEvent = z.infer<typeof LiveEvent>;
