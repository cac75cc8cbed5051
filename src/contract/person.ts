import { z } from 'zod';

/** Ten characters at least; the length is what counts. */
const password = z.string().min(10).max(1_024);

export const SignIn = z
  .strictObject({ email: z.email().max(320), password: z.string().min(1).max(1_024) })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

export const SetUp = z
  .strictObject({
    token: z.string().min(1).max(200).describe('The one-time token from the link that the terminal prints.'),
    email: z.email().max(320),
    password,
  })
  .meta({ id: 'SetUp' });
export type SetUp = z.infer<typeof SetUp>;

export const Session = z
  .object({
    person: z.object({ id: z.uuid(), email: z.string(), role: z.enum(['owner']) }),
    permissions: z.array(z.string()).describe('What this person may do, so that pages hide the rest.'),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

export const SetUpState = z.object({ needed: z.boolean() }).meta({ id: 'SetUpState' });
