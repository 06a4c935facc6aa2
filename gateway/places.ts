import type { Path } from './fetch.ts';

type Data = Record<string, unknown>;

/** An object in the answer so far, and where it stands. */
interface Place {
  readonly path: Path;
  readonly value: Data;
}

/**
 * Where in the answer each entity of a fetch stands. `steps` is the planner's path, `@` for each element of a list;
 * `tree` is the answer so far. @apollo/gateway counts every object at that path, though a fetch asks about objects of
 * one type only, and so shifts the errors of a list of several types.
 * Null when the entities cannot be told apart: then Apollo's count must do.
 */
export function entityPlaces(tree: Data, steps: Path, representations: readonly Data[]): Path[] | null {
  const places = placesAt(tree, steps, []);
  const found: Path[] = [];
  for (const representation of representations) {
    let place = places.shift();
    while (place && !stands(representation, place.value)) place = places.shift();
    if (!place) return null;
    found.push(place.path);
  }
  return found;
}

function placesAt(value: unknown, steps: Path, path: Path): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const [step, ...rest] = steps;
  if (step === undefined) return [{ path, value: value as Data }];
  if (step === '@') return (value as unknown[]).flatMap((each, index) => placesAt(each, rest, [...path, index]));
  return placesAt((value as Data)[step], rest, [...path, step]);
}

/** Same type, and the same value wherever both say one. */
function stands(representation: Data, object: Data): boolean {
  return Object.entries(representation).every(([key, value]) => {
    const comparable = typeof value !== 'object' && object[key] !== undefined;
    return !comparable || object[key] === value;
  });
}
