import { test } from 'vitest';
import { readSettings, SettingError } from '../../gateway/settings.ts';

test('without an environment everything has a value', ({ expect }) => {
  const settings = readSettings({});
  expect(settings).toMatchObject({
    host: '127.0.0.1',
    port: 4000,
    auth: true,
    jwksUrl: null,
    limits: { tokens: 15_000, depth: 50, aliases: 30 },
    bodyLimit: 2_000_000,
    logLevel: 'info',
  });
  expect(settings.supergraphPath).toMatch(/schema\/supergraph\.graphql$/);
  expect(Object.isFrozen(settings) && Object.isFrozen(settings.limits)).toBe(true);
});

const bad: [string, string][] = [
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['PORT', '4e3'],
  ['PORT', ' '],
  ['GATEWAY_AUTH', 'false'],
  ['JWKS_URL', 'ftp://id.example'],
  ['JWKS_URL', 'nonsense'],
  ['SUBGRAPH_URLS', 'parks'],
  ['SUBGRAPH_URLS', 'parks=nowhere'],
  ['SUBGRAPH_URLS', '=http://parks:4001'],
  ['SUBGRAPH_TIMEOUT_MS', '0'],
  ['SUBGRAPH_TIMEOUT_MS', '1.5'],
  ['MAX_DEPTH', 'deep'],
  ['BODY_LIMIT', '2MB'],
  ['LOG_LEVEL', 'loud'],
];
for (const [name, value] of bad) {
  test(`${name}=${value} is refused by name`, ({ expect }) => {
    expect(() => readSettings({ [name]: value })).toThrow(
      expect.objectContaining({ name: 'SettingError', setting: name }),
    );
    expect(() => readSettings({ [name]: value })).toThrow(SettingError);
  });
}

test('addresses of subgraphs are read one by one', ({ expect }) => {
  const { subgraphUrls } = readSettings({ SUBGRAPH_URLS: 'parks=http://a:1/graphql?x=1, startups=https://b/ ,' });
  expect([...subgraphUrls]).toEqual([
    ['parks', 'http://a:1/graphql?x=1'],
    ['startups', 'https://b/'],
  ]);
});
