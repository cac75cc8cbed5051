import { z } from 'zod';

export const Connector = z
  .object({
    type: z.literal('jira'),
    title: z.string(),
    description: z.string(),
    guidePath: z.string(),
    fields: z.array(
      z.object({
        name: z.enum([
          'name',
          'siteUrl',
          'account',
          'accessToken',
          'ca',
          'organizationId',
          'organizationKey',
        ]),
        label: z.string(),
        hint: z.string(),
        placeholder: z.string(),
        kind: z.enum(['text', 'url', 'email', 'secret', 'pem']),
        required: z.boolean(),
        secret: z.boolean(),
        maxLength: z.int(),
        advanced: z.boolean(),
        helpUrl: z.string().nullable(),
      }),
    ),
    ladder: z.array(z.object({ id: z.string(), question: z.string() })),
  })
  .meta({ id: 'Connector' });
export type Connector = z.infer<typeof Connector>;

export const ConnectorList = z.object({ connectors: z.array(Connector) }).meta({ id: 'ConnectorList' });
