import { z } from 'zod';

/** An RFC 9457 problem document, `application/problem+json`. */
export const Problem = z
  .object({
    type: z.string().describe('The kind of problem, as a path below the documentation.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What happened, what is safe, and what to do.'),
    instance: z.string().optional().describe('The request id, to quote when asking for help.'),
    reason: z
      .string()
      .optional()
      .describe('What pages go by where they can help: the failure of an address, or `confirm_first`.'),
    errors: z
      .array(
        z.object({
          field: z.string(),
          message: z.string(),
          fix: z.string(),
          reason: z.string().optional(),
          suggestion: z.string().optional().describe('A value to enter instead, where there is one.'),
        }),
      )
      .optional()
      .describe('One entry a field, with the fix.'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
