import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { both, supergraphSdl } from './parks.ts';
import { gatewayOver } from './world.ts';

describe('the explorer', () => {
  test('loads everything from the gateway itself', async ({ expect, onTestFinished }) => {
    const { url } = await gatewayOver({ onTestFinished }, {}, { supergraphSdl, local: both() });
    const page = await fetch(`${url}/`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const links = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link!);
    expect(links).toHaveLength(6);
    for (const link of links) {
      const file = await fetch(new URL(link, url));
      expect([link, file.status, new URL(file.url).origin]).toEqual([link, 200, url]);
      expect(file.headers.get('content-type')).toMatch(link.endsWith('.css') ? 'text/css' : 'text/javascript');
      expect((await file.text()).length).toBeGreaterThan(100);
    }
  });

  test('offers the saved operations, in the order of their numbers, with their variables', async ({
    expect,
    onTestFinished,
  }) => {
    const folder = await mkdtemp(join(tmpdir(), 'operations-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, '10-ten.graphql'), '{ parks { id } }');
    await writeFile(join(folder, '2-two.graphql'), 'query($id: ID!) { park(id: $id) { id } }');
    await writeFile(join(folder, '2-two.json'), '{"id":"park_a"}');
    await writeFile(join(folder, 'README.md'), 'not an operation');
    const { url } = await gatewayOver({ onTestFinished }, {}, { supergraphSdl, local: both(), operations: folder });
    expect(await (await fetch(`${url}/operations.json`)).json()).toEqual([
      { name: '2-two', query: 'query($id: ID!) { park(id: $id) { id } }', variables: '{"id":"park_a"}' },
      { name: '10-ten', query: '{ parks { id } }' },
    ]);
  });

  test('offers none when there are none', async ({ expect, onTestFinished }) => {
    const { url } = await gatewayOver({ onTestFinished }, {}, { supergraphSdl, local: both(), operations: '/nowhere' });
    expect(await (await fetch(`${url}/operations.json`)).json()).toEqual([]);
  });

  test('reads the schema as any tool does, within the limits', async ({ expect, onTestFinished }) => {
    const { getIntrospectionQuery } = await import('graphql');
    const gateway = await gatewayOver({ onTestFinished }, {}, { supergraphSdl, local: both() });
    const { data, errors } = await gateway.ask(getIntrospectionQuery());
    expect(errors).toEqual([]);
    expect(data.__schema.types.map(({ name }: { name: string }) => name)).toContain('Park');
    expect(data.__schema.types.map(({ name }: { name: string }) => name)).not.toContain('join__Graph');
  });
});
