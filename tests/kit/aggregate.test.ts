import { beforeAll, describe, expect, it } from 'vitest';
import { type SubgraphUnderTest, startUnderTest } from '../harness/subgraph.ts';

let investors: SubgraphUnderTest;
beforeAll(async () => {
  investors = await startUnderTest(['investors']);
});

interface Group {
  readonly count: number;
  readonly keys: readonly { readonly value: string | null }[];
}
const folded = async (groupBy: string) => {
  const text = `{ investorsAggregate(groupBy: [${groupBy}]) { groups { count keys { value } } } }`;
  const { data, errors } = await investors.query(text);
  return { groups: data?.investorsAggregate?.groups as Group[], code: errors?.[0]?.extensions.code };
};

describe('groups of rows by a list', () => {
  it('keep those whose list is unknown, as one group', async () => {
    const { data } = await investors.query(
      '{ unknown: investors(filter: { sectors: { isNull: true } }) { totalCount } fintech: investors(filter: { sectors: { has: FINTECH } }) { totalCount } }',
    );
    const { groups } = await folded('{ field: sectors }');
    const count = (value: string | null) => groups.find(({ keys }) => keys[0]!.value === value)?.count;
    expect(data.unknown.totalCount).toBeGreaterThan(0);
    expect(count(null)).toBe(data.unknown.totalCount);
    expect(count('FINTECH')).toBe(data.fintech.totalCount);
  });

  it('count each pair of a member and another value', async () => {
    const { data } = await investors.query(
      '{ investors(filter: { sectors: { has: FINTECH }, country: { eq: "KZ" } }) { totalCount } }',
    );
    const { groups } = await folded('{ field: sectors }, { field: country }');
    const pair = groups.find(({ keys }) => keys[0]!.value === 'FINTECH' && keys[1]!.value === 'KZ');
    expect(pair?.count).toBe(data.investors.totalCount);
  });

  it('are refused for two lists, whose members would be paired by their places', async () => {
    expect((await folded('{ field: sectors }, { field: rounds }')).code).toBe('TWO_LISTS');
  });
});
