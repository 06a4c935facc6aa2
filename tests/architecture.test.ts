import { describe, expect, test } from 'vitest';
import { readHouse, strangersAtTheTop } from './architecture/house.ts';
import * as laws from './architecture/laws.ts';
import { drawers, missingRooms, outOfRoom, sharedTypes } from './architecture/rooms.ts';
import { parse } from './architecture/source.ts';

const house = readHouse();
const sources = parse(house);

describe('the house', () => {
  test('law 1: a subgraph imports itself, the kit, the vocabulary and the types of events; no foreign key leaves it', () => {
    expect(laws.subgraphsStandAlone(sources)).toEqual([]);
  });

  test('law 1: a type of the graph has one owner; the others name it in their stubs', () => {
    expect(sharedTypes(house)).toEqual([]);
  });

  test('law 2: the engine imports nothing but itself and asks neither clock nor chance', () => {
    expect(laws.matchingIsPure(sources)).toEqual([]);
  });

  test('law 3: only matches, meetings and the tests import the engine', () => {
    expect(laws.matchingHasTwoUsers(sources)).toEqual([]);
  });

  test('law 4: the gateway has no resolver, no ORM, no composition, and only its main imports the subgraphs', () => {
    expect(laws.gatewayOnlyRoutes(sources)).toEqual([]);
  });

  test('law 5: the kit knows no word of the domain', () => {
    expect(laws.kitKnowsNoDomain(sources)).toEqual([]);
  });

  test('law 6: no cycle of imports at run time', () => {
    expect(laws.importsHaveNoCycle(sources)).toEqual([]);
  });

  test('law 6: no any, but in the kit and in the answer of a test, with its reason', () => {
    expect(laws.nothingIsAny(sources)).toEqual([]);
  });

  test('law 7: the environment is read in one file of the gateway and one of the kit', () => {
    expect(laws.environmentIsReadTwice(sources)).toEqual([]);
  });

  test('law 9: nobody imports the tests or the schema at run time', () => {
    expect(laws.testsAndSchemaAreLeaves(sources)).toEqual([]);
  });

  test('has nothing at the top level but its rooms and what tools force there', () => {
    expect(strangersAtTheTop(house)).toEqual([]);
  });

  test('has the same rooms in every subgraph', () => {
    expect(missingRooms(house)).toEqual([]);
  });

  test('has each thing in its room, in a file named after it', () => {
    expect(outOfRoom(house)).toEqual([]);
  });

  test('has no drawers', () => {
    expect(drawers(house)).toEqual([]);
  });

  test('has at most ten scripts', () => {
    expect(Object.keys(JSON.parse(house['package.json']!).scripts).length).toBeLessThanOrEqual(10);
  });
});
