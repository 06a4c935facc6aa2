import type { EntityManager } from '@mikro-orm/postgresql';
import { IGNORE_ERRORS, type Listeners } from '#kit/error-listener';
import type { Alliance, MatchIndex } from '#matching';
import { assemble } from './assemble.ts';
import { factsAsOf } from './facts.ts';
import { lagging, partsOfVersion } from './index.changes.ts';
import { Learning } from './learning.ts';
import { mustBeVersion, recordModel, releaseOf, releaseWith, tableOfThisProcess } from './model.release.ts';
import { dayEnd, feedbackAsOf, stampOfPast } from './moment.reader.ts';
import type { Moment } from './moment.ts';
import { isQuick, Present } from './present.ts';
import { indexUnder, type Release } from './release.ts';

/** Past moments kept ready. Each holds a whole index. */
const PAST_KEPT = 4;

/** The indexes of one process: the present one, and past ones built from the same tables. */
class MatchIndexes {
  readonly learning = new Learning();
  readonly #table = tableOfThisProcess();
  readonly present: Present;
  readonly #past = new Map<string, Promise<Moment>>();
  readonly #recorded = new Set<string>();
  #building: Promise<unknown> = Promise.resolve();

  constructor(readonly listeners: Listeners) {
    this.present = new Present(this.learning, () => this.#release(), listeners);
  }

  #release(): Release {
    return releaseWith(this.#table);
  }

  /**
   * Moments of a day between which nothing was told share an index. One is built at a time.
   * @param under the version whose release builds it; this release when null
   */
  async past(em: EntityManager, moment: Date, under: string | null): Promise<Moment> {
    const { version, learnedAt } = under === null ? { version: null, learnedAt: null } : partsOfVersion(under);
    if (version !== null && learnedAt !== null) return this.#lagging(em, moment, version, learnedAt);
    const key = `${await stampOfPast(em, moment)} ${version ?? ''}`;
    return { ...(await (this.#past.get(key) ?? this.#keep(key, em, moment, version))), asOf: moment };
  }

  /** As it was served while newer facts were being learned. */
  async #lagging(em: EntityManager, moment: Date, version: string, learnedAt: Date): Promise<Moment> {
    const ground = await this.past(em, learnedAt, version);
    mustBeVersion(ground.index, version);
    const facts = await factsAsOf(em, moment);
    const index = lagging(ground.index, learnedAt, facts, await feedbackAsOf(em, moment), dayEnd(moment));
    return { ...ground, asOf: moment, facts, index };
  }

  #keep(key: string, em: EntityManager, moment: Date, under: string | null): Promise<Moment> {
    const built = this.#building.then(() => this.#build(em, moment, under));
    this.#building = built.catch(() => this.#past.delete(key));
    if (this.#past.size >= PAST_KEPT) this.#past.delete(this.#past.keys().next().value!);
    this.#past.set(key, built);
    return built;
  }

  async #build(em: EntityManager, moment: Date, under: string | null): Promise<Moment> {
    const release = under === null ? this.#release() : await releaseOf(em, under);
    const facts = await factsAsOf(em, moment);
    const index = await this.#indexOf(assemble(facts, await feedbackAsOf(em, moment), dayEnd(moment)), release);
    return { asOf: moment, facts, index, release };
  }

  async #indexOf(alliance: Alliance, release: Release): Promise<MatchIndex> {
    return isQuick(alliance) ? indexUnder(alliance, release) : this.learning.indexOf({ alliance, release });
  }

  /** Once a version: its settings are kept before anything is shown of it. */
  async served(em: EntityManager, moment: Moment, now: Date): Promise<Moment> {
    const { version } = partsOfVersion(moment.index.modelVersion);
    if (!this.#recorded.has(version)) await recordModel(em, version, moment.release, now);
    this.#recorded.add(version);
    return moment;
  }
}

const indexes = new WeakMap<object, MatchIndexes>();

const NOBODY: Listeners = { log: () => undefined, onError: IGNORE_ERRORS };

function indexesOf(em: EntityManager, listeners = NOBODY): MatchIndexes {
  const database = em.getDriver();
  const known = indexes.get(database) ?? new MatchIndexes(listeners);
  indexes.set(database, known);
  return known;
}

/** Learns beside the requests of a subgraph from now on, telling how that goes. @returns what ends it. @throws ModelFileError */
export function openIndexes(em: EntityManager, listeners: Listeners): () => Promise<void> {
  const { learning } = indexesOf(em, listeners);
  return () => learning.close();
}

/** Whom this process tells how work goes that no answer waits for. */
export const listenersOf = (em: EntityManager): Listeners => indexesOf(em).listeners;

/** Finds the lists' ground at a moment, now when none is given; a model version stands for the release that served it. */
export type FindMoment = (
  em: EntityManager,
  now: Date,
  asOf: Date | null,
  modelVersion: string | null,
) => Promise<Moment>;

/**
 * To rank by. Without a version this release judges, and its version is kept; a version must be the one of that moment.
 * @throws UNKNOWN_MODEL, RETIRED_MODEL, MODEL_NOT_OF_MOMENT
 */
export const momentOf: FindMoment = async (em, now, asOf, modelVersion) => {
  const known = indexesOf(em);
  const isPresent = asOf === null || asOf >= now;
  if (modelVersion === null || isPresent) {
    const moment = await known.served(em, await momentBefore(em, now, asOf, null), now);
    if (modelVersion === null || moment.index.modelVersion === modelVersion) return moment;
  }
  const moment = await known.past(em, isPresent ? now : asOf, modelVersion);
  mustBeVersion(moment.index, modelVersion);
  return moment;
};

/**
 * To compare with: an earlier moment as the same release judges it, whatever version that was then.
 * @throws UNKNOWN_MODEL, RETIRED_MODEL
 */
export const momentBefore: FindMoment = (em, now, asOf, modelVersion) => {
  const known = indexesOf(em);
  if (modelVersion !== null) return known.past(em, asOf ?? now, modelVersion);
  return asOf && asOf < now ? known.past(em, asOf, null) : known.present.at(em, now);
};
