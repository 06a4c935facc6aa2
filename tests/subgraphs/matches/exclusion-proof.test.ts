/**
 * Question: "Prove that nobody is brought together with those it is kept from." With an engine that has forgotten what an
 * exclusion is, the proof finds every list, suggestion and meeting that breaks one; with the real one it finds nothing.
 */
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Bars } from '../../../subgraphs/matches/bars.ts';
import { barredInLists } from '../../../subgraphs/matches/exclusion-proof.lists.ts';
import { momentOf } from '../../../subgraphs/matches/match-index.ts';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import {
  entrant,
  event,
  exclusion,
  investor,
  type MatchesWorld,
  market,
  matchesWorld,
  meeting,
  park,
  startup,
} from './world.ts';

const engine = vi.hoisted(() => ({ forgets: false }));
vi.mock(import('../../../matching/relations.ts'), async (load) => {
  const real = await load();
  return { ...real, exclusionBetween: (...asked) => (engine.forgets ? null : real.exclusionBetween(...asked)) };
});

const PROOF = `{ exclusionProof { exclusionsInForce barredPlaces suggestedPairs arrangedPairs
  breaches { exclusionId a b where } } }`;

describe('The proof of exclusions', { concurrent: false }, () => {
  let world: MatchesWorld;
  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(
      ...[startup('s', { hqCountry: 'IR' }), startup('free'), investor('i'), market('UZ'), market('KG')],
      ...[park('p', 'UZ'), park('q', 'KG'), event('event_x')],
      ...['startup_s', 'investor_i', 'technopark_p', 'technopark_q'].map((id) => entrant(id)),
      ...[exclusion('i', 'state_IR', 'investor_i'), exclusion('uz', 'state_UZ', 'startup_s')],
      exclusion('over', 'startup_free', 'investor_i', '2026-11-23'),
    );
  });
  afterEach(() => {
    engine.forgets = false;
  });

  const proof = async () => {
    const { data, errors } = await world.query(PROOF, SECRETARIAT);
    expect(errors).toBeUndefined();
    return data.exclusionProof;
  };

  it('finds nothing where nothing is broken, and says how much it looked at', async () => {
    expect(await proof()).toEqual({
      ...{ exclusionsInForce: 2, barredPlaces: 6, suggestedPairs: 1, arrangedPairs: 0, breaches: [] },
    });
  });

  it('finds every list that holds an excluded pair, every suggestion of one, and every meeting', async () => {
    engine.forgets = true;
    await world.tell(meeting('m', 'technopark_p', 'startup_s'), startup('new'));
    const [barred, abroad] = ['exclusion_i', 'exclusion_uz'];
    const { breaches } = await proof();
    const suggested = breaches.slice(6, 8);
    expect(breaches).toEqual([
      { exclusionId: barred, a: 'startup_s', b: 'investor_i', where: 'investorMatches of startup_s' },
      { exclusionId: barred, a: 'investor_i', b: 'startup_s', where: 'matches of investor_i' },
      { exclusionId: abroad, a: 'startup_s', b: 'technopark_p', where: 'technoparkMatches of startup_s' },
      { exclusionId: abroad, a: 'startup_s', b: 'market_UZ', where: 'marketMatches of startup_s' },
      { exclusionId: abroad, a: 'startup_s', b: 'technopark_p', where: 'destinations of startup_s' },
      { exclusionId: abroad, a: 'startup_s', b: 'market_UZ', where: 'destinations of startup_s' },
      ...suggested,
      { exclusionId: abroad, a: 'startup_s', b: 'technopark_p', where: 'meeting_m' },
    ]);
    expect(suggested).toEqual(
      expect.arrayContaining([
        { exclusionId: barred, a: 'startup_s', b: 'investor_i', where: 'suggested for event_x' },
        { exclusionId: abroad, a: 'startup_s', b: 'technopark_p', where: 'suggested for event_x' },
      ]),
    );
  });

  it('lets others be answered between one party and the next', async () => {
    await world.tell(...Array.from({ length: 40 }, (_, n) => startup(`many-${n}`, { country: 'IR' })));
    const em = world.running.definitions.get('matches')!.orm.em.fork();
    const { index, facts } = await momentOf(em, world.now(), null, null);
    let answered = 0;
    let isOver = false;
    const answer = () => {
      answered += 1;
      if (!isOver) setImmediate(answer);
    };
    setImmediate(answer);
    const { looked } = await barredInLists(index, new Bars(facts, '2026-11-23'));
    isOver = true;
    expect(looked).toBeGreaterThan(80);
    expect(answered).toBeGreaterThan(40);
  });
});
