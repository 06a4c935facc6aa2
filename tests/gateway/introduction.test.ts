import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, test } from 'vitest';
import { introduce } from '../../gateway/introduction.ts';
import { readSettings } from '../../gateway/settings.ts';

/** Stands for a gateway that answers every query alike. */
const gateway = createServer((_, response) => response.end('{"data":{"said":"hello"}}'));
let url: string;
beforeAll(async () => {
  await new Promise<void>((ready) => gateway.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
});
afterAll(() => void gateway.close());

const printed = async (environment: Record<string, string>): Promise<string> => {
  const lines: string[] = [];
  await introduce(url, readSettings(environment), (line) => lines.push(line));
  return lines.join('\n');
};

const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g;
const JWT_SECRET = 'the secret of somebody, thirty-two bytes or more';

test("on one's own machine a token of each role is printed, and a query with its answer", async ({ expect }) => {
  const text = await printed({});
  expect(text.match(TOKEN)).toHaveLength(6);
  expect(text).toContain('SECRETARIAT organisation_');
  expect(text).toContain('"said": "hello"');
});

test.for([[{ JWT_SECRET }], [{ JWT_SECRET, HOST: '0.0.0.0' }], [{ JWKS_URL: 'https://id.example/keys' }]] as const)(
  "no token is printed where the secret is somebody's own: %o",
  async ([environment], { expect }) => {
    expect(await printed(environment)).toBe('');
  },
);
