import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf, startNewApp, type TestApp } from '#test/app.ts';
import { temporaryFolder } from '#test/temporary-folder.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let app: TestApp;

beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder.path, 'assets'));
  await writeFile(join(folder.path, 'index.html'), '<title>OwlHub</title>');
  await writeFile(join(folder.path, 'assets', 'main-abc123.js'), 'export {}');
  await writeFile(join(folder.path, 'secret.txt'), 'not an asset');
  app = await startNewApp({ webRoot: folder.path, owner: false });
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const get = (url: string) => clientOf(app).ask('GET', url);

test.each(['/', '/integrations/new', '/guides/jira', '/setup?x=1'])(
  '%s is the page, never cached',
  async (url) => {
    const { status, body, response } = await get(url);
    expect({ status, body }).toEqual({ status: 200, body: '<title>OwlHub</title>' });
    expect(response.headers['cache-control']).toBe('no-store');
  },
);

test('hashed files are kept for good, and a missing one is not the page', async () => {
  const { status, response } = await get('/assets/main-abc123.js');
  expect(status).toBe(200);
  expect(response.headers['cache-control']).toContain('immutable');
  const missing = await get('/assets/main-def456.js');
  expect(missing.status).toBe(404);
  expect(missing.response.headers['cache-control']).toBe('no-store');
});

test('a hashed file that was packed goes packed to whoever can unpack it, and plain to all others', async () => {
  const script = 'export const owl = 1;\n'.repeat(100);
  const path = join(folder.path, 'assets', 'packed-abc123.js');
  await writeFile(path, script);
  await writeFile(`${path}.gz`, gzipSync(script));
  const packed = await app.server.inject({
    url: '/assets/packed-abc123.js',
    headers: { 'accept-encoding': 'gzip, br' },
  });
  expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(packed.headers['content-type']).toContain('javascript');
  expect(packed.headers['cache-control']).toContain('immutable');
  expect(gunzipSync(packed.rawPayload).toString()).toBe(script);
  const plain = await app.server.inject({ url: '/assets/packed-abc123.js' });
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body).toBe(script);
  const unpacked = { url: '/', headers: { 'accept-encoding': 'gzip, br' } };
  expect((await app.server.inject(unpacked)).body).toBe('<title>OwlHub</title>');
});

test('an answer of the API is never packed, because it may hold what a person typed', async () => {
  const { headers } = await app.server.inject({
    url: '/api/openapi.json',
    headers: { 'accept-encoding': 'gzip, br' },
  });
  expect(headers['content-encoding']).toBeUndefined();
});

test.each(['/assets/../secret.txt', '/assets/%2e%2e/secret.txt', '/assets/..%2f..%2fetc%2fpasswd'])(
  '%s leads nowhere else',
  async (url) => {
    const { body } = await get(url);
    expect(JSON.stringify(body)).not.toMatch(/not an asset|root:/);
  },
);

test('the page may run and show only what comes from here, and nobody may frame it', async () => {
  const { response } = await get('/');
  const policy = String(response.headers['content-security-policy']);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(response.headers['x-content-type-options']).toBe('nosniff');
  expect(response.headers['strict-transport-security']).toBeUndefined();
});

test('behind https browsers are told to stay there', async () => {
  await using secure = await startNewApp({ publicUrl: 'https://owlhub.example', owner: false });
  const { response } = await clientOf(secure).ask('GET', '/healthz');
  expect(response.headers['strict-transport-security']).toContain('max-age=31536000');
});

test('an unknown address of the API is a problem and not the page', async () => {
  const { status, response } = await get('/api/unknown');
  expect(status).toBe(404);
  expect(response.headers['content-type']).toContain('application/problem+json');
});

test('the process and the database are asked separately', async () => {
  expect((await get('/healthz')).body).toEqual({ status: 'ok' });
  expect((await get('/readyz')).body).toEqual({ status: 'ok' });
});
