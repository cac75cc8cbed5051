import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

/** The API described by the very schemas that check it, and readable documentation made from that. */
export async function openApi(
  server: FastifyInstance,
  { version, cookieName }: { version: string; cookieName: string },
): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'OwlHub',
        version,
        description:
          'Connects Jira sites and knows that the connections work. Errors are RFC 9457 problem documents.',
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookieName } } },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  server.get(
    '/api/openapi.json',
    { config: { open: true }, schema: { hide: true } },
    async (_request, reply) => reply.send(server.swagger()),
  );
  await server.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, open: true };
    });
    await docs.register(swaggerUi, {
      routePrefix: '/api/docs',
      staticCSP: true,
      // Its own page writes styles into elements; scripts stay strict.
      transformStaticCSP: (header) => header.replace(/script-src [^;]*/, "script-src 'self'"),
    });
  });
}
