import type { EntityManager } from '@mikro-orm/postgresql';
import { invalid } from '#kit/failure';
import { type Alliance, buildIndex, type MatchIndex, type ModelKind, type Settings, settingsFor } from '#matching';
import { ServedModel } from './model.entity.ts';

/** What one release of the engine states for either model; which of the two it uses, the deals of the moment decide. */
export type Release = Readonly<Record<ModelKind, Settings>>;

const thisRelease = (): Release => ({ LEARNED: settingsFor('LEARNED'), PRIORS: settingsFor('PRIORS') });

/** The index over some facts as a release builds it; this release when none is given. */
export function indexUnder(alliance: Alliance, release: Release | null): MatchIndex {
  if (release === null) return buildIndex(alliance);
  const index = buildIndex(alliance, release.PRIORS);
  return index.model === 'PRIORS' ? index : buildIndex(alliance, release.LEARNED);
}

const RECORD = `
insert into matches.model (version, settings, recorded_at) values (?, ?::jsonb, ?) on conflict (version) do nothing`;

/** Keeps what this release states beside the version it serves. Written at once, whatever becomes of the request. */
export async function recordModel(em: EntityManager, version: string, now: Date): Promise<void> {
  const parameters = [version, JSON.stringify(thisRelease()), now.toISOString()];
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
