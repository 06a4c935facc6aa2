import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { exclusion, investor, type MatchesWorld, matchesWorld, meeting, of, startup } from './world.ts';

const KEYS = Array.from({ length: 8 }, (_, i) => String(i));
const OPEN = { sectors: null, rounds: null, countries: null, languages: null, ticketMinUsd: null, ticketMaxUsd: null };
const PROOF = '{ exclusionProof { exclusionsInForce breaches { exclusionId a b where } } }';
const COUNTRIES = ['KZ', 'UZ'];
/** Where every fourth startup has its headquarters; the others at home. */
const ABROAD = 'IR';
const hqOf = (n: number) => (n % 4 === 3 ? ABROAD : COUNTRIES[n % 2]!);

describe('Excluded parties are never brought together', { concurrent: false }, () => {
  let world: MatchesWorld;
  let round = 0;
  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(
      ...KEYS.map((key, i) => startup(key, { country: COUNTRIES[i % 2]!, hqCountry: hqOf(i) })),
      ...KEYS.map((key, i) => investor(key, { country: COUNTRIES[i % 2]!, mandate: OPEN })),
    );
  });

  const party = (kind: string) => fc.constantFrom(...KEYS.map((key) => `${kind}_${key}`));
  const side = (kind: string) =>
    fc.oneof(
      { weight: 8, arbitrary: party(kind) },
      { weight: 1, arbitrary: fc.constantFrom(...[...COUNTRIES, ABROAD].map((code) => `state_${code}`)) },
    );
  const pairs = fc.array(fc.tuple(side('startup'), party('investor')), { maxLength: 20 });

  const forbids = (id: string, named: string) => {
    const n = Number(id.split('_')[1]);
    return [id, `state_${COUNTRIES[n % 2]}`, `state_${hqOf(n)}`].includes(named);
  };

  it('in any list, whatever the exclusions', async () => {
    await fc.assert(
      fc.asyncProperty(pairs, async (excluded) => {
        round += 1;
        await world.tell(...excluded.map(([a, b], i) => exclusion(`${round}-${i}`, a, b)));
        for (const key of KEYS) {
          const { data } = await world.query(
            of('Startup', `startup_${key}`, 'investorMatches(first: 100) { nodes { investor { id } } }'),
            SECRETARIAT,
          );
          const listed = data._entities[0].investorMatches.nodes.map(
            (node: { investor: { id: string } }) => node.investor.id,
          );
          const allowed = KEYS.map((other) => `investor_${other}`).filter(
            (id) => !excluded.some(([a, b]) => b === id && forbids(`startup_${key}`, a)),
          );
          expect(listed.sort()).toEqual(allowed);
        }
        expect((await world.query(PROOF, SECRETARIAT)).data.exclusionProof.breaches).toEqual([]);
        await world.tell(...excluded.map(([a, b], i) => exclusion(`${round}-${i}`, a, b, '2026-02-01')));
      }),
      { numRuns: 12 },
    );
  });

  it('not by the country of its headquarters either', async () => {
    const listed = async () => {
      const { data } = await world.query(
        of('Investor', 'investor_7', 'matches { nodes { startup { id } } }'),
        SECRETARIAT,
      );
      return data._entities[0].matches.nodes.map((node: { startup: { id: string } }) => node.startup.id).sort();
    };
    expect(await listed()).toHaveLength(KEYS.length);
    await world.tell(exclusion('abroad', `state_${ABROAD}`, 'investor_7'));
    expect(await listed()).toEqual(KEYS.filter((key) => Number(key) % 4 !== 3).map((key) => `startup_${key}`));
    await world.tell(meeting('abroad', 'startup_3', 'investor_7'));
    expect((await world.query(PROOF, SECRETARIAT)).data.exclusionProof.breaches).toEqual([
      { exclusionId: 'exclusion_abroad', a: 'investor_7', b: 'startup_3', where: 'meeting_abroad' },
    ]);
    await world.tell(meeting('abroad', 'startup_3', 'investor_7', 'CANCELLED'));
  });

  it('and the proof finds the one meeting that does, until it is cancelled', async () => {
    await world.tell(exclusion('planted', 'state_KZ', 'investor_1'), meeting('planted', 'startup_0', 'investor_1'));
    const { exclusionProof } = (await world.query(PROOF, SECRETARIAT)).data;
    expect(exclusionProof.breaches).toEqual([
      { exclusionId: 'exclusion_planted', a: 'investor_1', b: 'startup_0', where: 'meeting_planted' },
    ]);
    await world.tell(meeting('planted', 'startup_0', 'investor_1', 'CANCELLED'));
    expect((await world.query(PROOF, SECRETARIAT)).data.exclusionProof.breaches).toEqual([]);
  });
});
