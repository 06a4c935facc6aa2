/** Question: "Whom should I meet at the event?" The answer follows what was said of it a moment ago. */
import { beforeAll, describe, expect, it } from 'vitest';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { entrant, event, investor, type MatchesWorld, matchesWorld, startup, wish } from './world.ts';

const ASK =
  '{ _entities(representations: [{ __typename: "Event", id: "event_x" }]) { ... on Event { proposals(first: 100) { nodes { id } } } } exclusionProof { suggestedPairs } }';

describe('Suggested meetings', { concurrent: false }, () => {
  let world: MatchesWorld;
  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(event('event_x'), startup('1'), startup('2'), investor('1'), investor('2'));
    await world.tell(entrant('startup_1'), entrant('investor_1'), entrant('investor_2'));
  });

  const suggested = async (): Promise<string[]> => {
    const { data, errors } = await world.query(ASK, SECRETARIAT);
    expect(errors).toBeUndefined();
    const ids = data._entities[0].proposals.nodes.map(({ id }: { id: string }) => id);
    expect(data.exclusionProof.suggestedPairs).toBe(ids.length);
    return ids.sort();
  };

  it('hold every pair that nothing keeps apart', async () => {
    expect(await suggested()).toEqual(['startup_1+investor_1', 'startup_1+investor_2']);
  });

  it('end with a NEVER, and come back when it is taken back', async () => {
    await world.tell(wish('investor_1', 'startup_1', 'NEVER'));
    expect(await suggested()).toEqual(['startup_1+investor_2']);
    await world.tell(wish('investor_1', 'startup_1', null));
    expect(await suggested()).toContain('startup_1+investor_1');
  });

  it('take in who enters, and leave out who withdraws', async () => {
    await world.tell(entrant('startup_2'));
    expect(await suggested()).toContain('startup_2+investor_1');
    await world.tell(entrant('startup_1', false));
    expect(await suggested()).toEqual(['startup_2+investor_1', 'startup_2+investor_2']);
  });
});
