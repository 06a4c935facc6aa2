import { beforeAll, describe, expect, it } from 'vitest';
import { type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';

describe('Who belonged to the organisation on a given day?', { concurrent: false }, () => {
  let alliance: SubgraphUnderTest;
  beforeAll(async () => {
    alliance = await startUnderTest(['alliance']);
  });

  const members = async (asOf: string, status: string[]) => {
    const { data } = await alliance.query(
      'query($asOf: LocalDate, $status: [MembershipStatus!]) { members(asOf: $asOf, status: $status) { code } }',
      undefined,
      { asOf, status },
    );
    return data.members.map((state: { code: string }) => state.code).join(' ');
  };

  it('counts six founders, then India and Pakistan, Iran, and Belarus on the day it joined', async () => {
    expect(await members('2010-01-01', ['MEMBER'])).toBe('CN KG KZ RU TJ UZ');
    expect(await members('2023-07-03', ['MEMBER'])).toBe('CN IN KG KZ PK RU TJ UZ');
    expect(await members('2024-07-03', ['MEMBER'])).toBe('CN IN IR KG KZ PK RU TJ UZ');
    expect(await members('2024-07-04', ['MEMBER'])).toBe('BY CN IN IR KG KZ PK RU TJ UZ');
  });

  it('knows Laos as a partner only since 1 September 2025, when observers and dialogue partners became one class', async () => {
    expect(await members('2025-08-31', ['PARTNER'])).toBe('');
    const partners = (await members('2025-09-01', ['PARTNER'])).split(' ');
    expect(partners).toHaveLength(17);
    expect(partners).toContain('LA');
    expect(await members('2025-08-31', ['OBSERVER', 'DIALOGUE_PARTNER'])).not.toContain('LA');
  });

  it('names states in the language asked for, and says which it used', async () => {
    const { data } = await alliance.query(
      '{ _entities(representations: [{ __typename: "State", id: "state_IR" }]) { ... on State { fa: name(locale: "fa") { text direction } uz: name(locale: "uz-Latn") { text locale } xx: name(locale: "xx") { text locale } } } }',
    );
    expect(data._entities[0]).toEqual({
      fa: { text: 'ایران', direction: 'RTL' },
      uz: { text: 'Eron', locale: 'uz' },
      xx: { text: 'Iran', locale: 'en' },
    });
  });

  it('asks the database as often for twenty-seven states as for one', async () => {
    const one = await alliance.query('{ states(first: 1) { nodes { code memberships { status } } } }');
    const all = await alliance.query('{ states(first: 100) { nodes { code memberships { status } } } }');
    expect(all.data.states.nodes).toHaveLength(27);
    expect(all.statements).toBe(one.statements);
  });

  it('pages through all states without loss or repetition, in the order asked for', async () => {
    const page =
      'query($after: String) { states(first: 10, after: $after, orderBy: [{ field: code, direction: DESC }]) { nodes { code } pageInfo { endCursor hasNextPage } totalCount } }';
    const codes: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await alliance.query(page, undefined, { after });
      codes.push(...data.states.nodes.map((state: { code: string }) => state.code));
      ({ endCursor: after, hasNextPage: more } = data.states.pageInfo);
    }
    expect(codes).toHaveLength(27);
    expect(codes).toEqual([...new Set(codes)].sort().reverse());
  });

  it('refuses a page of more than a hundred, and a cursor of another order', async () => {
    const large = await alliance.query('{ states(first: 101) { nodes { id } } }');
    expect(large.errors?.[0]?.extensions.code).toBe('INVALID_PAGE_SIZE');
    const { data } = await alliance.query(
      '{ states(first: 1, orderBy: [{ field: code, direction: DESC }]) { pageInfo { endCursor } } }',
    );
    const other = await alliance.query('query($after: String) { states(after: $after) { nodes { id } } }', undefined, {
      after: data.states.pageInfo.endCursor,
    });
    expect(other.errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
  });
});
