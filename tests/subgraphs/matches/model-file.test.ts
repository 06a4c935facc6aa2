/**
 * Question: "We trained on our own deals: does the graph judge by it?" `npm run train` writes a file, `MODEL_PATH` names it;
 * a file that this engine cannot use is refused with the reason before anything starts.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { settingsFor } from '#matching';
import { digest } from '../../../subgraphs/matches/digest.ts';
import { modelFileOf, readModelFile } from '../../../subgraphs/matches/model.file.ts';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { deal, investor, matchesWorld, of, startup } from './world.ts';

const folder = vi.hoisted(() => ({ path: '' }));
folder.path = mkdtempSync(join(tmpdir(), 'model-'));
afterAll(() => rmSync(folder.path, { recursive: true }));

const table = { weights: { ...settingsFor('LEARNED').pair, sector: 0.123 }, trees: settingsFor('LEARNED').trees };
const [tree] = table.trees;
const trained = modelFileOf({ windows: [2024, 2025], dataHash: '0123456789abcdef', metrics: {}, table });

function written(name: string, content: unknown): string {
  const path = join(folder.path, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const MODEL_PATH = written('trained.json', trained);
vi.mock(import('../../../subgraphs/kit/settings.ts'), async (load) => {
  const real = await load();
  return {
    ...real,
    get settings() {
      return real.readSettings({ MODEL_PATH });
    },
  };
});
vi.mock(import('../../../matching/settings.ts'), async (load) => {
  const real = await load();
  return { ...real, settingsFor: (model) => ({ ...real.settingsFor(model), minimumDeals: 1 }) };
});

describe('A model file', { concurrent: false }, () => {
  it('is read as it was written', () => {
    expect(readModelFile(MODEL_PATH)).toEqual(trained);
    expect(trained.version).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each([
    ['UNREADABLE', () => join(folder.path, 'none.json')],
    ['NOT_A_MODEL', () => written('text.json', 'weights: 1')],
    ['NOT_A_MODEL', () => written('other.json', { version: '1' })],
    ['ALTERED', () => written('altered.json', { ...trained, table: { weights: { sector: 9 } } })],
    ['OTHER_FORM', () => written('form.json', signed({ form: 1 }))],
    ['NOT_A_MODEL', () => written('nulls.json', signed({ table: { ...table, weights: { sector: null } } }))],
    ['NOT_A_MODEL', () => written('strange.json', signed({ table: { ...table, weights: { astrology: 1 } } }))],
    ['NOT_A_MODEL', () => written('bare.json', signed({ table: { weights: { sector: 1 } } }))],
    ['NOT_A_MODEL', () => written('stump.json', signed({ table: { ...table, trees: [{ ...tree, adds: [1] }] } }))],
    ['NOT_A_MODEL', () => written('null.json', signed({ table: { ...table, trees: [null] } }))],
    ['OTHER_CRITERIA', () => written('criteria.json', signed({ criteria: ['sector', 'astrology'] }))],
  ])('is refused as %s with its name', (code, pathOf) => {
    const path = pathOf();
    expect(() => readModelFile(path)).toThrow(expect.objectContaining({ name: 'ModelFileError', code }));
    expect(() => readModelFile(path)).toThrow(path);
  });

  it('judges in the place of the committed one, and its lists can be had again', async () => {
    const world = await matchesWorld();
    await world.tell(startup('a'), investor('b'), deal('1', 'startup_old', ['investor_b'], '2026-03-01'));
    const list = async (args: string) => {
      const selection = `investorMatches${args} { modelVersion asOf nodes { parts { criterion weight } } }`;
      return (await world.query(of('Startup', 'startup_a', selection), SECRETARIAT)).data._entities[0].investorMatches;
    };
    const shown = await list('');
    const weights = Object.fromEntries(shown.nodes[0].parts.map((part: Part) => [part.criterion, part.weight]));
    expect(weights).toMatchObject({ SECTOR: 0.123 });
    world.advance(1);
    await world.tell(deal('2', 'startup_old', ['investor_b'], '2026-11-24'));
    expect(await list(`(asOf: "${shown.asOf}" modelVersion: "${shown.modelVersion}")`)).toEqual(shown);
  });
});

interface Part {
  readonly criterion: string;
  readonly weight: number;
}

/** Of another engine, and whole. */
function signed(change: object) {
  const { version: _, ...content } = { ...trained, ...change };
  return { version: digest(content), ...content };
}
