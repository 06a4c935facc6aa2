import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { describe, test } from 'vitest';
import { readSettings } from '../../gateway/settings.ts';
import { AUDIENCE, ISSUER, keyOf, mintToken } from '../../gateway/token.ts';
import { parks, startups, supergraphSdl } from './parks.ts';
import { gatewayOver, type World } from './world.ts';

const SECRET = 'a secret of this test, thirty-two bytes or more';
const founder = { role: 'FOUNDER', organisationId: 'startup_1', personId: 'person_1' };

/** A gateway that tells how a request was seen by the subgraph. */
async function world(test: World, environment: Record<string, string> = { JWT_SECRET: SECRET }) {
  const subgraph = parks();
  const local = new Map([
    ['parks', subgraph],
    ['startups', startups()],
  ]);
  const gateway = await gatewayOver(test, environment, { supergraphSdl, local });
  const as = (authorization?: string) =>
    gateway.ask('{ parks { id } }', authorization === undefined ? {} : { headers: { authorization } });
  return { as, gateway, seen: () => subgraph.seen.map(([, viewer]) => viewer) };
}

const claims = () =>
  new SignJWT({ role: 'FOUNDER', organisation: 'startup_1' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setExpirationTime('1h');

describe('who asks', () => {
  test('is told to the subgraph from the token', async ({ expect, onTestFinished }) => {
    const { as, seen } = await world({ onTestFinished });
    expect((await as(`Bearer ${await mintToken(founder, SECRET)}`)).errors).toEqual([]);
    expect(seen()).toEqual([founder]);
  });

  test('is the public without a token', async ({ expect, onTestFinished }) => {
    const { as, seen } = await world({ onTestFinished });
    expect((await as()).errors).toEqual([]);
    expect(seen()).toEqual([{ role: 'PUBLIC', organisationId: null, personId: null }]);
  });

  test('is proved by a key set, when one is named', async ({ expect, onTestFinished }) => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] });
    const server = createServer((_request, response) => void response.end(keys)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
    const { as } = await world({ onTestFinished }, { JWKS_URL: url, JWT_SECRET: SECRET });
    const good = await claims().setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(privateKey);
    expect((await as(`Bearer ${good}`)).status).toBe(200);
    expect((await as(`Bearer ${await mintToken(founder, SECRET)}`)).status).toBe(401);
  });

  test('cannot be told while the key set cannot be had', async ({ expect, onTestFinished }) => {
    const { as } = await world({ onTestFinished }, { JWKS_URL: 'http://127.0.0.1:1/keys' });
    const { privateKey } = await generateKeyPair('ES256');
    const token = await claims().setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(privateKey);
    const { status, errors, text } = await as(`Bearer ${token}`);
    expect([status, errors[0]?.extensions.code]).toEqual([503, 'AUTHENTICATION_UNAVAILABLE']);
    expect(text).not.toContain('127.0.0.1');
  });
});

describe('a token is refused with 401 and reaches no subgraph', () => {
  const hs = { alg: 'HS256' };
  const bad: [string, () => Promise<string> | string][] = [
    ['signed with another secret', () => mintToken(founder, 'another secret, thirty-two bytes or more')],
    ['that has expired', () => claims().setExpirationTime('-1h').setProtectedHeader(hs).sign(keyOf(SECRET))],
    [
      'that never expires',
      () =>
        new SignJWT({ role: 'FOUNDER' })
          .setIssuer(ISSUER)
          .setAudience(AUDIENCE)
          .setProtectedHeader(hs)
          .sign(keyOf(SECRET)),
    ],
    [
      'without a signature (alg none)',
      () =>
        new UnsecuredJWT({ role: 'SECRETARIAT' })
          .setIssuer(ISSUER)
          .setAudience(AUDIENCE)
          .setExpirationTime('1h')
          .encode(),
    ],
    ['for another audience', () => claims().setAudience('elsewhere').setProtectedHeader(hs).sign(keyOf(SECRET))],
    ['from another issuer', () => claims().setIssuer('elsewhere').setProtectedHeader(hs).sign(keyOf(SECRET))],
    [
      'of a stronger algorithm than is asked for',
      () => claims().setProtectedHeader({ alg: 'HS512' }).sign(keyOf(SECRET)),
    ],
    ['with a role that does not exist', () => mintToken({ ...founder, role: 'ADMIN' }, SECRET)],
    ['of a founder without an organisation', () => mintToken({ ...founder, organisationId: null }, SECRET)],
    ['with an organisation that is no id', () => mintToken({ ...founder, organisationId: ['x'] as never }, SECRET)],
    ['that is rubbish', () => 'rubbish'],
    ['that is empty', () => ''],
  ];
  for (const [what, token] of bad) {
    test(what, async ({ expect, onTestFinished }) => {
      const { as, seen } = await world({ onTestFinished });
      const { status, headers, errors } = await as(`Bearer ${await token()}`);
      expect([status, errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
      expect(headers.get('www-authenticate')).toBe('Bearer');
      expect(seen()).toEqual([]);
    });
  }

  test('or whatever else stands in its place', async ({ expect, onTestFinished }) => {
    const { as } = await world({ onTestFinished });
    for (const header of ['Basic dXNlcjpwYXNz', 'Bearer', 'Bearer a b']) expect((await as(header)).status).toBe(401);
  });
});

describe('the development secret', () => {
  test('serves one machine only', ({ expect }) => {
    for (const HOST of ['127.0.0.1', '127.9.9.9', '::1', 'localhost']) expect(readSettings({ HOST }).host).toBe(HOST);
    for (const HOST of ['0.0.0.0', '::', '192.168.1.5', 'graph.example']) {
      expect(() => readSettings({ HOST })).toThrow(/^JWT_SECRET must be set/);
      expect(readSettings({ HOST, JWT_SECRET: SECRET }).jwtSecret).toBe(SECRET);
      expect(readSettings({ HOST, JWKS_URL: 'https://id.example/keys' }).jwksUrl?.host).toBe('id.example');
    }
  });

  test('may not be handed in either, nor a short one', ({ expect }) => {
    const development = readSettings({}).jwtSecret;
    expect(() => readSettings({ HOST: '0.0.0.0', JWT_SECRET: development })).toThrow('JWT_SECRET');
    expect(() => readSettings({ JWT_SECRET: 'short' })).toThrow('JWT_SECRET');
  });

  test('does not sign requests to subgraphs elsewhere from a host that others reach', ({ expect }) => {
    const open = { HOST: '0.0.0.0', JWT_SECRET: SECRET, SUBGRAPH_URLS: 'parks=http://parks:4001' };
    expect(() => readSettings(open)).toThrow('SUBGRAPH_SECRET');
    expect(readSettings({ ...open, SUBGRAPH_SECRET: SECRET }).subgraphSecret).toBe(SECRET);
  });
});
