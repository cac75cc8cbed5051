import cookies from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Context } from '#operations/context.ts';
import { declareAccess } from './access.ts';
import { allowedMethods } from './allowed-methods.ts';
import { answerErrors } from './answer-errors.ts';
import { apiTokens } from './api-tokens.ts';
import { auditRoutes } from './audit.ts';
import { authenticate } from './authenticate.ts';
import { connectionTests } from './connection-tests.ts';
import { connectors } from './connectors.ts';
import { events } from './events.ts';
import { refuseForgeries } from './forgery.ts';
import { health } from './health.ts';
import { integrations } from './integrations.ts';
import { invitations } from './invitations.ts';
import { linkBase } from './link-base.ts';
import { logRequests } from './log-requests.ts';
import { mailTests } from './mail-tests.ts';
import { openApi } from './open-api.ts';
import { ownFactors } from './own-factors.ts';
import { ownPasskeys } from './own-passkeys.ts';
import { ownSessions } from './own-sessions.ts';
import { page } from './page.ts';
import { passwordResets } from './password-resets.ts';
import { people } from './people.ts';
import { roles } from './roles.ts';
import { profile } from './profile.ts';
import { sendProblem } from './problems.ts';
import { providerCookie } from './provider-cookie.ts';
import { providerSignIn } from './provider-sign-in.ts';
import { provider } from './provider.ts';
import { readJson } from './read-json.ts';
import { reasons } from './reasons.ts';
import { partyAt } from './relying-party.ts';
import { secondFactor } from './second-factor.ts';
import { securityHeaders } from './security-headers.ts';
import { sessionCookie } from './session-cookie.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { setUpRoutes } from './set-up.ts';
import { stepCookie } from './step-cookie.ts';
import { validatorCompiler } from './validate.ts';
import { verifications } from './verifications.ts';
import { watching } from './watching.ts';
import { channelSecrets } from './channel-secrets.ts';
import { channelTests } from './channel-tests.ts';
import { channels } from './channels.ts';
import { deliveries } from './deliveries.ts';

const BODY_LIMIT_BYTES = 64 * 1024;
/** For sending a request, not for being answered: a byte a second would hold its connection for good. */
const REQUEST_WITHIN_MS = 30_000;

export type ServerOptions = {
  /** How people reach this OwlHub, where that differs from how it listens. */
  publicUrl: string | null;
  /** CIDRs of the proxies whose word on where a request comes from is taken. */
  trustedProxies?: readonly string[];
  /** The folder of the built page, or null where only the API is served. */
  webRoot: string | null;
  version: string;
};

/** The HTTP door. It listens when it is told to. */
export async function buildServer(ctx: Context, options: ServerOptions): Promise<FastifyInstance> {
  const { trustedProxies = [] } = options;
  const server = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_WITHIN_MS,
    // From anybody else, a forged X-Forwarded-For must not lend its sender another address.
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    frameworkErrors: (_error, request, reply) =>
      void sendProblem(request, reply, 404, 'This address cannot be read. Nothing was changed.'),
    logger: false,
    genReqId: () => ctx.newId(),
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  const isSecure = options.publicUrl?.startsWith('https:') ?? false;
  const cookie = sessionCookie(isSecure);
  const methods = allowedMethods(server);

  readJson(server);
  answerErrors(server, ctx);
  logRequests(server, ctx);
  await server.register(cookies);
  await securityHeaders(server, { isSecure });
  refuseForgeries(server, options.publicUrl);
  declareAccess(server);
  authenticate(server, ctx, cookie);
  await openApi(server, { version: options.version, cookieName: cookie.name });

  const routes = server.withTypeProvider<ZodTypeProvider>();
  for (const add of [
    apiTokens,
    auditRoutes,
    integrations,
    mailTests,
    people,
    roles,
    verifications,
    watching,
    channels,
    channelTests,
    channelSecrets,
    deliveries,
    connectionTests,
    connectors,
    reasons,
    events,
    health,
  ]) {
    add(routes, ctx);
  }
  const baseOf = linkBase(options.publicUrl);
  const signInCookies = { session: cookie, step: stepCookie(isSecure) };
  const partyOf = partyAt(options.publicUrl);
  sessions(routes, ctx, { cookies: signInCookies, baseOf });
  for (const add of [secondFactor, ownSessions, profile])
    add(routes, ctx, { cookies: signInCookies, partyOf });
  ownPasskeys(routes, ctx, partyOf);
  ownFactors(routes, ctx);
  settings(routes, ctx, options.publicUrl);
  invitations(routes, ctx, { cookie, baseOf });
  passwordResets(routes, ctx, baseOf);
  const providerDoor = { cookies: signInCookies, providerCookie: providerCookie(isSecure), baseOf };
  for (const add of [provider, providerSignIn]) add(routes, ctx, providerDoor);
  setUpRoutes(routes, ctx, cookie);
  await page(server, options.webRoot, methods);
  return server;
}
