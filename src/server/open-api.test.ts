import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf, startNewApp, type TestApp } from '#test/app.ts';
import { NATURE } from '#integrations/failure.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startNewApp({ owner: false });
});
afterAll(() => app[Symbol.asyncDispose]());
const get = (url: string) => clientOf(app).ask('GET', url);

test('the API describes itself in OpenAPI 3.1', async () => {
  const { status, body } = await get('/api/openapi.json');
  expect(status).toBe(200);
  expect(body.openapi).toMatch(/^3\.1/);
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining([
      '/api/sessions',
      '/api/sessions/current',
      '/api/setup',
      '/api/connectors',
      '/api/connection-tests',
      '/api/integrations',
      '/api/integrations/{id}',
      '/api/integrations/{id}/verifications',
      '/api/events',
      '/api/reasons',
    ]),
  );
  expect(Object.keys(body.components.schemas)).toEqual(
    expect.arrayContaining(['Integration', 'Verification', 'Problem', 'LiveEvent']),
  );
});

test('every reference in the description leads somewhere', async () => {
  const { body } = await get('/api/openapi.json');
  const references = [...JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
  expect(references.length).toBeGreaterThan(10);
  for (const [, name = ''] of references) expect(Object.keys(body.components.schemas)).toContain(name);
});

test('the documentation can be read, with scripts from here only', async () => {
  const { status, body, response } = await get('/api/docs/');
  expect(status).toBe(200);
  expect(body).toContain('swagger-ui');
  const policy = String(response.headers['content-security-policy']);
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/script-src|unsafe-eval|upgrade-insecure|https:/);
  for (const [, file = ''] of String(body).matchAll(/(?:src|href)="([^"]+)"/g)) {
    const { pathname } = new URL(file, 'http://owl/api/docs/');
    expect((await get(pathname)).status).toBe(200);
  }
});

test('the documentation shows OwlHub’s owl and nobody else’s mark', async () => {
  const { body } = await get('/api/docs/');
  expect(body).toContain('static/theme/owl.svg"');
  expect(body).not.toContain('favicon-32x32.png');
});

test('the closed list of reasons is there, each with its nature', async () => {
  const { body } = await get('/api/reasons');
  expect(body.reasons).toContainEqual({ reason: 'credential_rejected', nature: 'locking' });
  expect(body.reasons).toHaveLength(Object.keys(NATURE).length);
});

test('it says which addresses need a session', async () => {
  const { body } = await get('/api/openapi.json');
  expect(body.security).toEqual([{ session: [] }, { token: [] }]);
  expect(body.paths['/api/sessions'].post.security).toEqual([]);
  expect(body.paths['/api/integrations'].get.security).toBeUndefined();
});

test('an answer without a body is described without one', async () => {
  const { body } = await get('/api/openapi.json');
  const { get: read, delete: remove } = body.paths['/api/integrations/{id}'];
  expect(remove.responses['204']).not.toHaveProperty('content');
  expect(read.responses['200']).toHaveProperty('content');
});
