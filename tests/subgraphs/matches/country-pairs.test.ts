import { beforeAll, describe, it } from 'vitest';
import { tallies } from '../../../subgraphs/matches/country-pair.rules.ts';
import { ANALYST, viewerOf } from '../../harness/subgraph.ts';
import { deal, investor, type MatchesWorld, matchesWorld, meeting, park, startup } from './world.ts';

describe('Meetings beside deals, by pair of countries', { concurrent: false }, () => {
  let world: MatchesWorld;
  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(
      ...[startup('kz', { country: 'KZ' }), startup('uz', { country: 'UZ' }), startup('x', { country: null })],
      ...[investor('cn', { country: 'CN' }), investor('kz', { country: 'KZ' }), park('kg', 'KG')],
      ...[meeting('1', 'startup_kz', 'investor_cn'), meeting('2', 'investor_cn', 'startup_kz', 'DONE')],
      ...[meeting('3', 'startup_kz', 'investor_cn', 'CANCELLED'), meeting('4', 'startup_kz', 'investor_cn', 'NO_SHOW')],
      ...[meeting('5', 'startup_kz', 'technopark_kg', 'RATED'), meeting('6', 'startup_kz', 'investor_kz')],
      ...[meeting('7', 'startup_x', 'investor_cn'), meeting('8', 'startup_kz', 'investor_cn', 'HELD')],
      deal('both', 'startup_uz', ['investor_cn', 'investor_kz'], '2026-05-01'),
      deal('again', 'startup_uz', ['investor_kz'], '2026-06-01'),
      deal('home', 'startup_kz', ['investor_kz'], '2026-06-01'),
    );
  });
  const ask = async (args: string, viewer = ANALYST) =>
    world.query(
      `{ countryPairs(${args}) { meetings deals meetingsElsewhere dealsElsewhere
        pairs { a b meetings held deals meetingsPerDeal surplus } } }`,
      viewer,
    );
  const pairsOf = async (args: string) =>
    (await ask(args)).data.countryPairs.pairs.map(
      ({ a, b, meetings, held, deals }: Record<string, unknown>) => `${a}-${b} ${meetings} ${held} ${deals}`,
    );

  it('counts what is booked or took place, and each deal once a pair; first where many meet and few invest', async ({
    expect,
  }) => {
    expect(await pairsOf('order: MEETINGS_OVER_DEALS')).toEqual([
      ...['CN-KZ 2 1 0', 'KG-KZ 1 1 0', 'CN-UZ 0 0 1', 'KZ-UZ 0 0 2'],
    ]);
  });

  it('turns it round where many invest and few meet', async ({ expect }) => {
    expect(await pairsOf('order: DEALS_OVER_MEETINGS, first: 2')).toEqual(['KZ-UZ 0 0 2', 'CN-UZ 0 0 1']);
  });

  it('counts parties of one country with each other when asked, and says what is in no pair', async ({ expect }) => {
    expect(await pairsOf('order: MEETINGS_OVER_DEALS, domestic: true')).toContain('KZ-KZ 1 0 1');
    const { pairs, ...sums } = (await ask('order: MEETINGS_OVER_DEALS')).data.countryPairs;
    expect(sums).toEqual({ meetings: 3, deals: 3, meetingsElsewhere: 1, dealsElsewhere: 0 });
    expect(pairs[0]).toMatchObject({ meetingsPerDeal: null, surplus: 2 / 3 });
  });

  it('keeps what is made up apart', async ({ expect }) => {
    const real = { synthetic: false };
    await world.tell(startup('real', { country: 'KG', ...real }), investor('real', { country: 'RU', ...real }));
    await world.tell(meeting('9', 'startup_real', 'investor_real'));
    expect(await pairsOf('order: MEETINGS_OVER_DEALS, synthetic: false')).toEqual(['KG-RU 1 0 0']);
    expect(await pairsOf('order: MEETINGS_OVER_DEALS, synthetic: true')).not.toContain('KG-RU 1 0 0');
    expect(await pairsOf('order: MEETINGS_OVER_DEALS')).toContain('KG-RU 1 0 0');
  });

  it('is for analysts and the secretariat', async ({ expect }) => {
    const { errors } = await ask('order: MEETINGS_OVER_DEALS', viewerOf('INVESTOR', 'investor_cn'));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('orders by shares, so that twice the meetings everywhere changes nothing', ({ expect }) => {
    const counts = [
      { a: 'CN', b: 'KZ', meetings: 6, held: 0, deals: 1 },
      { a: 'KZ', b: 'UZ', meetings: 2, held: 0, deals: 3 },
    ];
    const surplus = (times: number) =>
      tallies(
        counts.map((row) => ({ ...row, meetings: row.meetings * times })),
        'MEETINGS_OVER_DEALS',
      ).pairs.map((pair) => pair.surplus);
    expect(surplus(1)).toEqual([0.5, -0.5]);
    expect(surplus(2)).toEqual(surplus(1));
    expect(tallies([], 'DEALS_OVER_MEETINGS').pairs).toEqual([]);
  });
});
