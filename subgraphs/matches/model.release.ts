import type { EntityManager } from '@mikro-orm/postgresql';
import { invalid } from '#kit/failure';
import { settings } from '#kit/settings';
import { type MatchIndex, overridesOf, settingsFor } from '#matching';
import { ServedModel } from './model.entity.ts';
import { type LearnedTable, readModelFile } from './model.file.ts';
import type { Release } from './release.ts';

/** The table that this process was told to judge by; null: the one in the repository. @throws ModelFileError */
export const tableOfThisProcess = (): LearnedTable | null =>
  settings.modelPath === null ? null : readModelFile(settings.modelPath).table;

/** What this release states, with another learned table in the place of the committed one if there is one. */
export const releaseWith = (table: LearnedTable | null): Release => ({
  LEARNED: { ...settingsFor('LEARNED'), ...(table && overridesOf(table)) },
  ADDITIVE: settingsFor('ADDITIVE'),
  PRIORS: settingsFor('PRIORS'),
});

const RECORD = `
insert into matches.model (version, settings, recorded_at) values (?, ?::jsonb, ?) on conflict (version) do nothing`;

/** Keeps what a release states beside the version it serves. Written at once, whatever becomes of the request. */
export async function recordModel(em: EntityManager, version: string, release: Release, now: Date): Promise<void> {
  const parameters = [version, JSON.stringify(release), now.toISOString()];
  await em.getConnection().execute(RECORD, parameters, 'run');
}

/**
 * The release that served a version.
 * @throws UNKNOWN_MODEL for a version that was never served; RETIRED_MODEL for one whose criteria this engine no longer has
 */
export async function releaseOf(em: EntityManager, version: string): Promise<Release> {
  const served = await em.fork().findOne(ServedModel, { version });
  if (served === null) throw invalid('UNKNOWN_MODEL', `No model ${version} was ever served.`, ['modelVersion']);
  const { form } = served.settings.PRIORS;
  if (form !== settingsFor('PRIORS').form)
    throw invalid('RETIRED_MODEL', `The criteria of model ${version} are no longer computed.`, ['modelVersion']);
  return served.settings;
}

/** @throws MODEL_NOT_OF_MOMENT when other deals were known at the moment than those the version learned from */
export function mustBeVersion({ modelVersion, asOf }: MatchIndex, version: string): void {
  if (modelVersion === version) return;
  throw invalid(
    'MODEL_NOT_OF_MOMENT',
    `At ${asOf} the model was not ${version}: name a moment at which it was served.`,
    ['modelVersion'],
  );
}
