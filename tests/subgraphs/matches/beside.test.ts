/**
 * Question: "We opened our round a minute ago: does whoever looks for it find us?" A startup that teaches the model nothing is put
 * beside the others without learning; filters, ties, destinations and suggestions know it as they know the others.
 */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { momentOf } from '../../../subgraphs/matches/match-index.ts';
import { SECRETARIAT, viewerOf } from '../../harness/subgraph.ts';
import {
  deal,
  entrant,
  event,
  investor,
  type MatchesWorld,
  market,
  matchesWorld,
  of,
  park,
  residency,
  startup,
} from './world.ts';

vi.mock(import('../../../matching/settings.ts'), async (load) => {
  const real = await load();
  return { ...real, settingsFor: (model) => ({ ...real.settingsFor(model), additiveDeals: 1 }) };
});

const FUND = viewerOf('INVESTOR', 'investor_fund');

describe('A startup put beside the others', { concurrent: false }, () => {
  let world: MatchesWorld;
  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(
      ...['held', 'raised', 'quiet', 'other'].map((key) => startup(key, key === 'quiet' ? { raise: null } : {})),
      ...[investor('fund'), market('UZ'), park('p', 'UZ'), event('event_x'), entrant('investor_fund')],
      ...[residency('startup_raised', 'technopark_p'), deal('1', 'startup_held', ['investor_fund'], '2026-06-01')],
      deal('2', 'startup_raised', ['investor_elsewhere'], '2026-06-01'),
    );
    await list('');
    await world.tell(
      startup('new'),
      startup('quiet'),
      residency('startup_new', 'technopark_p'),
      entrant('startup_new'),
    );
    const em = world.running.definitions.get('matches')!.orm.em.fork();
    const { fresh } = (await momentOf(em, world.now(), null, null)).index;
    expect(fresh.startups.profiles.map(({ id }) => id)).toEqual(['startup_new', 'startup_quiet']);
  });

  const list = async (args: string, selection = ''): Promise<{ startup: { id: string } }[]> => {
    const { data, errors } = await world.query(
      of('Investor', 'investor_fund', `matches${args} { nodes { startup { id } ${selection} } }`),
      FUND,
    );
    expect(errors).toBeUndefined();
    return data._entities[0].matches.nodes;
  };
  const ids = (nodes: { startup: { id: string } }[]) => nodes.map((node) => node.startup.id).sort();

  it('is found by filters, as it is now', async () => {
    const all = ['startup_new', 'startup_other', 'startup_quiet', 'startup_raised'];
    expect(ids(await list('(filter: { raising: true })'))).toEqual(all);
    expect(ids(await list('(filter: { raising: false })'))).toEqual([]);
  });

  it('has the ties of its park and its rivals in the portfolio', async () => {
    expect(ids(await list('(filter: { parkRaisedWithinYear: true })'))).toEqual(['startup_new']);
    const nodes = await list('', 'parkRaises { id } portfolioRivals { id }');
    expect(nodes.find((node) => node.startup.id === 'startup_new')).toMatchObject({
      ...{ parkRaises: [{ id: 'deal_2' }], portfolioRivals: [{ id: 'startup_held' }] },
    });
  });

  it('has destinations, and is suggested where it takes part', async () => {
    const own = viewerOf('FOUNDER', 'startup_new');
    const asked = await world.query(of('Startup', 'startup_new', 'destinations { nodes { takesStage } }'), own);
    expect(asked.errors).toBeUndefined();
    const text =
      '{ _entities(representations: [{ __typename: "Event", id: "event_x" }]) { ... on Event { proposals { nodes { id } } } } }';
    const { data } = await world.query(text, SECRETARIAT);
    expect(data._entities[0].proposals.nodes).toEqual([{ id: 'startup_new+investor_fund' }]);
  });
});
