import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kit/viewer';
import { SECRETARIAT, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import { told } from '../../harness/told.ts';

let startups: SubgraphUnderTest;
let keys = 0;
beforeAll(async () => {
  startups = await startUnderTest(['startups']);
});

async function write(mutation: string, payload: string, input: object, viewer: Viewer) {
  const type = mutation[0]!.toUpperCase() + mutation.slice(1);
  const text = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { ${payload} errors { __typename code path } } }`;
  const { data, errors } = await startups.query(text, viewer, { input });
  if (errors) throw new Error(errors[0]!.message);
  return data[mutation];
}

const NEW = { name: 'Test Works', country: 'TJ', sectors: ['FINTECH'] };
const PROFILE = 'startup { id name { text } city { value source asOf confidence } stage womenLed version synthetic }';
const register = (input: object = {}) =>
  write('registerStartup', PROFILE, { ...NEW, idempotencyKey: `key-${keys++}`, ...input }, viewerOf('FOUNDER'));
const update = (id: string, input: object, viewer = viewerOf('FOUNDER', id)) =>
  write('updateStartup', PROFILE, { id, ...input }, viewer);

const ENTRY = 'entry { id country since until source confidence startup { id } }';
const enter = (startupId: string, input: object, viewer = viewerOf('FOUNDER', startupId)) =>
  write('recordMarketEntry', ENTRY, { startupId, ...input }, viewer);

describe('Registering a startup', () => {
  it('keeps what was said with its origin, leaves the rest unknown, and tells', async () => {
    const { startup, errors } = await register({ city: 'Khujand' });
    expect(errors).toEqual([]);
    expect(startup).toMatchObject({
      ...{ name: { text: 'Test Works' }, stage: null, womenLed: null, version: 1, synthetic: false },
      city: { value: 'Khujand', source: 'declared by the startup', asOf: '2026-11-23', confidence: 'B' },
    });
    const { times, last } = await told(startups, 'startup.changed', startup.id);
    expect(times).toBe(1);
    expect(last).toMatchObject({
      country: 'TJ',
      sectors: ['FINTECH'],
      productLanguages: null,
      raise: null,
      presentIn: [],
    });
  });

  it('registers once for one key', async () => {
    const first = await register({ idempotencyKey: 'once' });
    expect((await register({ idempotencyKey: 'once' })).startup.id).toBe(first.startup.id);
  });

  it('registers once when the same key races', async () => {
    const [a, b] = await Promise.all([register({ idempotencyKey: 'race' }), register({ idempotencyKey: 'race' })]);
    expect(a.startup.id).toBe(b.startup.id);
  });

  it.each([
    [{ name: '  ' }, 'INVALID_NAME', 'name'],
    [{ name: 'x'.repeat(201) }, 'INVALID_NAME', 'name'],
    [{ sectors: [] }, 'INVALID_SECTORS', 'sectors'],
    [{ sectors: ['FINTECH', 'FINTECH'] }, 'INVALID_SECTORS', 'sectors'],
    [{ foundedYear: 2027 }, 'INVALID_YEAR', 'foundedYear'],
    [{ foundedYear: 1899 }, 'INVALID_YEAR', 'foundedYear'],
    [{ website: 'example.com' }, 'INVALID_WEBSITE', 'website'],
    [{ website: 'javascript:alert(1)' }, 'INVALID_WEBSITE', 'website'],
  ])('refuses %j', async (input, code, path) => {
    const { startup, errors } = await register(input);
    expect(startup).toBeNull();
    expect(errors).toEqual([{ __typename: 'InvalidInputError', code, path: [path] }]);
  });
});

describe('Changing a profile', () => {
  it('changes what is named, makes null unknown, and leaves the rest', async () => {
    const { startup, errors } = await update('startup_demo-01', {
      stage: 'SCALING',
      womenLed: null,
      expectedVersion: 1,
    });
    expect(errors).toEqual([]);
    expect(startup).toMatchObject({ stage: 'SCALING', womenLed: null, version: 2, city: { value: 'Astana' } });
    const { last } = await told(startups, 'startup.changed', 'startup_demo-01');
    expect(last).toMatchObject({ stage: 'SCALING', womenLed: null, city: 'Astana', presentIn: ['UZ'] });
  });

  it('refuses a version that somebody else has changed, also when two race', async () => {
    const city = (value: string) => update('startup_demo-02', { city: value, expectedVersion: 1 });
    const replies = await Promise.all([city('Samarkand'), city('Bukhara')]);
    expect(replies.flatMap((reply) => reply.errors)).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
    expect((await city('Khiva')).errors).toMatchObject([{ __typename: 'ConflictError', code: 'VERSION_CONFLICT' }]);
  });

  it('is for the startup itself and the secretariat', async () => {
    const other = await update(
      'startup_demo-03',
      { city: 'x', expectedVersion: 1 },
      viewerOf('FOUNDER', 'startup_demo-04'),
    );
    expect(other).toMatchObject({ startup: null, errors: [{ __typename: 'NotAllowedError', code: 'FORBIDDEN' }] });
    const { startup } = await update('startup_demo-03', { name: 'New Name', expectedVersion: 1 }, SECRETARIAT);
    expect(startup.name.text).toBe('New Name');
  });

  it('says what is wrong with the input', async () => {
    expect((await update('startup_none', { expectedVersion: 1 })).errors[0].code).toBe('NOT_FOUND');
    const { errors } = await update('startup_demo-05', { sectors: [], expectedVersion: 1 });
    expect(errors[0]).toMatchObject({ code: 'INVALID_SECTORS', path: ['sectors'] });
  });
});

describe('Entering a market', () => {
  it('records the entry, and tells it and where the startup sells', async () => {
    const { entry, errors } = await enter('startup_demo-06', { country: 'TR', since: 2025 });
    expect(errors).toEqual([]);
    expect(entry).toMatchObject({
      country: 'TR',
      since: 2025,
      until: null,
      confidence: 'B',
      startup: { id: 'startup_demo-06' },
    });
    expect((await told(startups, 'entry.recorded', entry.id)).last).toMatchObject({ country: 'TR', since: 2025 });
    const { last } = await told(startups, 'startup.changed', 'startup_demo-06');
    expect(last?.presentIn).toContain('TR');
  });

  it('corrects an entry that is recorded already', async () => {
    const first = await enter('startup_demo-08', { country: 'AE', since: 2024 });
    const left = await enter('startup_demo-08', {
      country: 'AE',
      since: 2024,
      until: 2026,
      source: 'https://example.org',
    });
    expect(left.entry).toMatchObject({ id: first.entry.id, until: 2026, source: 'https://example.org' });
    const { last } = await told(startups, 'startup.changed', 'startup_demo-08');
    expect(last?.presentIn).not.toContain('AE');
  });

  it('keeps one entry a country when two race', async () => {
    const both = await Promise.all([1, 2].map(() => enter('startup_demo-09', { country: 'AM', since: 2026 })));
    const refused = both.flatMap((reply) => reply.errors.map(({ code }: { code: string }) => code));
    // Whoever comes after the first has written corrects it; whoever meets it at the table is refused.
    expect([[], ['ALREADY_EXISTS']]).toContainEqual(refused);
    const { data } = await startups.query(
      '{ marketEntries(filter: { startupId: { eq: "startup_demo-09" }, country: { eq: "AM" } }) { totalCount } }',
    );
    expect(data.marketEntries.totalCount).toBe(1);
  });

  it.each([
    [{ country: 'KZ' }, 'HOME_COUNTRY', 'country'],
    [{ country: 'TR', since: 2027 }, 'INVALID_YEAR', 'since'],
    [{ country: 'TR', until: 2027 }, 'INVALID_YEAR', 'until'],
    [{ country: 'TR', since: 2024, until: 2023 }, 'INVALID_PERIOD', 'until'],
  ])('refuses %j', async (input, code, path) => {
    const { entry, errors } = await enter('startup_demo-07', input);
    expect(entry).toBeNull();
    expect(errors).toEqual([{ __typename: 'InvalidInputError', code, path: [path] }]);
  });

  it('is for the startup itself', async () => {
    const { errors } = await enter('startup_demo-10', { country: 'TR' }, viewerOf('FOUNDER', 'startup_demo-11'));
    expect(errors[0].code).toBe('FORBIDDEN');
  });
});
