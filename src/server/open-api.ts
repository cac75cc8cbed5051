import { readFile } from 'node:fs/promises';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';

const OWL = new URL('../../web/owl.svg', import.meta.url);

/** The documentation's page writes styles into itself; its scripts come from here as everywhere else. */
const DOCS_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

const WITHOUT_BODY = ['204', '303'];

/** Some answers have no body, so the description of one has no content. */
function withoutEmptyBodies<T extends { paths?: object }>(document: T): T {
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(path ?? {})) {
      const responses: unknown =
        typeof operation === 'object' && operation ? Reflect.get(operation, 'responses') : null;
      for (const status of WITHOUT_BODY) {
        const empty: unknown =
          typeof responses === 'object' && responses ? Reflect.get(responses, status) : null;
        if (typeof empty === 'object' && empty) Reflect.deleteProperty(empty, 'content');
      }
    }
  }
  return document;
}

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
          'Connects Jira sites and knows that the connections work. Errors are RFC 9457 problem documents. `x-access` of an operation says who may call it: `open` to everybody, `signed_in`, `person` (in a browser, no token), or whoever has the permission, or one of them; `{person: …}` a person in a browser who has it.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: cookieName },
          token: { type: 'http', scheme: 'bearer', description: 'An API token, `owl_…`.' },
        },
      },
      security: [{ session: [] }, { token: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withoutEmptyBodies(jsonSchemaTransformObject(document)),
  });
  server.get(
    '/api/openapi.json',
    { config: { access: 'open' }, schema: { hide: true } },
    async (_request, reply) => reply.send(server.swagger()),
  );
  const owl = await readFile(OWL);
  await server.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'open' };
    });
    await docs.register(swaggerUi, {
      routePrefix: '/api/docs',
      logo: { type: 'image/svg+xml', content: owl },
      theme: {
        title: 'OwlHub API',
        css: [{ filename: 'owlhub.css', content: '.topbar { display: none }' }],
        favicon: [{ filename: 'owl.svg', rel: 'icon', type: 'image/svg+xml', sizes: 'any', content: owl }],
      },
      staticCSP: true,
      transformStaticCSP: () => DOCS_POLICY,
    });
  });
}
