import { denied, invalid } from '#kit/failure';
import { typeOf } from '#kit/id';
import type { Viewer } from '#kit/viewer';
import { type Exclusion, ExclusionKind } from './exclusion.entity.ts';

const SIDES = ['Startup', 'Technopark', 'Investor', 'Organisation', 'State'];

export interface Declaration {
  readonly a: string;
  readonly b: string;
  readonly kind: ExclusionKind;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** A party declares for itself; sanctions and visa bars are the secretariat's to enter, after review. */
export function mustBeEntitled(declaration: Declaration, viewer: Viewer): void {
  if (viewer.role === 'SECRETARIAT') return;
  const { a, b, kind } = declaration;
  const concerned = viewer.organisationId === a || viewer.organisationId === b;
  if (kind !== ExclusionKind.DECLARED || !concerned) throw denied('A party may only declare an exclusion of its own.');
}

/** @throws INVALID_PARTY, SAME_PARTY, INVALID_PERIOD */
export function mustBeSound({ a, b, validFrom, validTo }: Declaration): void {
  for (const [side, id] of [
    ['a', a],
    ['b', b],
  ] as const) {
    if (!SIDES.includes(typeOf(id) ?? ''))
      throw invalid('INVALID_PARTY', `${id} is neither a party nor a state.`, [side]);
  }
  if (a === b) throw invalid('SAME_PARTY', 'A party cannot be excluded from itself.', ['b']);
  if (validTo !== null && validTo <= validFrom)
    throw invalid('INVALID_PERIOD', 'The end must come after the start.', ['validTo']);
}

/** @throws FORBIDDEN unless the viewer entered the exclusion or is the secretariat; INVALID_PERIOD */
export function mustBeLiftable(exclusion: Exclusion, on: string, viewer: Viewer): void {
  const entitled = viewer.role === 'SECRETARIAT' || exclusion.declaredBy === viewer.organisationId;
  if (!entitled) throw denied('Only who entered an exclusion may lift it.');
  if (on < exclusion.validFrom) throw invalid('INVALID_PERIOD', 'It cannot end before it begins.', ['on']);
}
