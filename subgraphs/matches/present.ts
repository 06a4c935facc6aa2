import type { EntityManager } from '@mikro-orm/postgresql';
import type { Listeners } from '#kit/error-listener';
import { type Alliance, type MatchIndex, modelOf } from '#matching';
import { assemble, type Feedback } from './assemble.ts';
import { type FactRow, Facts, factsAfter } from './facts.ts';
import { lagging, withNews } from './index.changes.ts';
import type { Learning } from './learning.ts';
import { dayEnd, feedbackAsOf, stamp } from './moment.reader.ts';
import type { Moment } from './moment.ts';
import { indexUnder, type Release, withoutLearned } from './release.ts';

/** With fewer facts and deals an index is built sooner than a worker starts. */
const [FEW_FACTS, FEW_DEALS] = [5_000, 500];

export const isQuick = ({ startups, investors, deals }: Alliance): boolean =>
  startups.length + investors.length + deals.length < FEW_FACTS && deals.length < FEW_DEALS;

/** An index, and the moment whose facts it was built from. */
interface Ground {
  readonly index: MatchIndex;
  readonly release: Release;
  readonly at: Date;
  /** `stamp().said` of the moment. */
  readonly said: string;
}

type Untaught = Omit<Ground, 'index'>;

interface Now {
  readonly feedback: Feedback;
  readonly said: string;
  readonly at: Date;
}

/**
 * The index of now. It follows the tables: every request asks whether they grew, and takes in what is new, so that all
 * processes agree without talking to each other. What has to be learned anew is learned in a worker, and until it is done
 * the tables of before are served; until anything was learned, those that are quick to build.
 */
export class Present {
  #facts = new Facts();
  #ground: Ground | null = null;
  /** Told since the ground was built, or since what is being learned was sent out. */
  #rows: FactRow[] = [];
  #feedback: { readonly key: string; readonly said: Feedback } | null = null;
  #served: { readonly key: string; readonly ground: Ground; readonly index: MatchIndex } | null = null;
  #learned: Promise<void> | null = null;
  /** What could not be learned: not to be tried again before it changes. */
  #failed = '';
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly learning: Learning,
    private readonly release: () => Release,
    private readonly listeners: Listeners,
  ) {}

  /** One refresh at a time: those who come meanwhile share its work. */
  at(em: EntityManager, now: Date): Promise<Moment> {
    const turn = this.#turn.then(() => this.#refresh(em, now));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #refresh(em: EntityManager, now: Date): Promise<Moment> {
    const { seq, said } = await stamp(em, now);
    const key = `${dayEnd(now)} ${seq} ${said}`;
    if (this.#served?.key !== key || this.#served.ground !== this.#ground) {
      if (seq !== this.#facts.seq) this.#take(await factsAfter(em, this.#facts.seq));
      const feedback = await this.#feedbackOf(em, now, said);
      const { ground, index } = await this.#judge({ feedback, said, at: now });
      this.#served = { key, ground, index };
    }
    const { ground, index } = this.#served;
    return { asOf: now, facts: this.#facts, index, release: ground.release };
  }

  /** Read again when something was said, and on a new day, when passes may have ended. */
  async #feedbackOf(em: EntityManager, now: Date, said: string): Promise<Feedback> {
    const key = `${dayEnd(now)} ${said}`;
    if (this.#feedback?.key !== key) this.#feedback = { key, said: await feedbackAsOf(em, now) };
    return this.#feedback.said;
  }

  #take(rows: readonly FactRow[]): void {
    this.#facts.take(rows);
    this.#rows.push(...rows);
  }

  async #judge(now: Now): Promise<{ ground: Ground; index: MatchIndex }> {
    const ground = this.#withNews(now) ?? (await this.#learn(now));
    if (ground !== null) return { ground, index: ground.index };
    const { index, at } = this.#ground!;
    return { ground: this.#ground!, index: lagging(index, at, this.#facts, now.feedback, dayEnd(now.at)) };
  }

  /** The ground with what was told since; null where that has to be learned, or something is being learned. */
  #withNews({ feedback, said, at }: Now): Ground | null {
    const ground = this.#ground;
    if (ground === null || this.#learned !== null || ground.index.asOf !== dayEnd(at)) return null;
    const news = { rows: this.#rows, facts: this.#facts, feedback: said === ground.said ? null : feedback };
    const index = withNews(ground.index, news);
    return index && this.#stand({ ...ground, index, said, at });
  }

  #stand(ground: Ground, untold: readonly FactRow[] = []): Ground {
    this.#ground = ground;
    this.#rows = [...untold];
    return ground;
  }

  /** The ground of now; null where that of before has to do until something is learned. */
  async #learn({ feedback, said, at }: Now): Promise<Ground | null> {
    if (this.#learned !== null) return null;
    const alliance = assemble(this.#facts, feedback, dayEnd(at));
    const ground = { release: this.release(), said, at };
    if (isQuick(alliance)) return this.#stand({ ...ground, index: indexUnder(alliance, ground.release) });
    const first = this.#ground === null ? await this.#first(alliance, ground) : null;
    if (first?.release !== ground.release) this.#learnBeside(alliance, ground);
    return first;
  }

  /** What is quick to build. */
  async #first(alliance: Alliance, { release, ...of }: Untaught): Promise<Ground> {
    const takesLong = modelOf(alliance, release.PRIORS) === 'LEARNED';
    const quick = takesLong ? withoutLearned(release) : release;
    return this.#stand({ ...of, release: quick, index: await this.learning.indexOf({ alliance, release: quick }) });
  }

  #learnBeside(alliance: Alliance, ground: Untaught): void {
    const lesson = `${alliance.asOf} ${this.#facts.seq}`;
    if (lesson !== this.#failed) this.#learned = this.#replaced(alliance, ground, lesson);
  }

  /** Learns beside the requests, and then stands on it. */
  async #replaced(alliance: Alliance, of: Untaught, lesson: string): Promise<void> {
    const sent = this.#rows;
    this.#rows = [];
    this.listeners.log(`learning from ${alliance.deals.length} deals, beside the requests`);
    try {
      const index = await this.learning.indexOf({ alliance, release: of.release });
      this.#stand({ ...of, index }, this.#rows);
      this.listeners.log(`${index.modelVersion} is learned`);
    } catch (error) {
      this.#rows = [...sent, ...this.#rows];
      this.#failed = lesson;
      if (!this.learning.isClosed) this.listeners.onError('learning what matches: the former model stays', error);
    } finally {
      this.#learned = null;
    }
  }
}
