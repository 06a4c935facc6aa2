/** One change that the owner of a startup may make to its profile, and the profile after it. Plain JSON. */
import type { StartupProfile } from '../profile.ts';

interface Change<Field extends string, From, To> {
  readonly field: Field;
  /** The whole value of the field, before and after. */
  readonly from: From;
  readonly to: To;
  /** 0..1 in thousandths, by the scale of `CHANGEABLE`. */
  readonly distance: number;
}

export type ProfileEdit =
  | Change<'raiseAmount', number, number>
  | Change<'raiseRound', string | null, string>
  | Change<'languages', readonly string[], readonly string[]>
  | Change<'sectors', readonly string[], readonly string[]>;

export type ChangeableField = ProfileEdit['field'];

/** The profile with the edits made; the one given stays as it is. */
export function applyEdits(startup: StartupProfile, edits: readonly ProfileEdit[]): StartupProfile {
  return edits.reduce(applied, startup);
}

function applied(startup: StartupProfile, edit: ProfileEdit): StartupProfile {
  const { raise } = startup;
  switch (edit.field) {
    case 'raiseAmount':
      return { ...startup, raise: { round: raise?.round ?? null, amountUsd: edit.to } };
    case 'raiseRound':
      return { ...startup, raise: { amountUsd: raise?.amountUsd ?? null, round: edit.to } };
    case 'languages':
      return { ...startup, languages: edit.to };
    case 'sectors':
      return { ...startup, sectors: edit.to };
  }
}
