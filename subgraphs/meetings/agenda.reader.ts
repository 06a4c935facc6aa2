import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Event } from './event.entity.ts';
import { plan } from './planner.ts';
import { Timetable, TimetableEntry, TimetableGap } from './timetable.entity.ts';
import {
  keyIn,
  type PlannedTimetable,
  type ProblemMeeting,
  pairKey,
  type TimetableProblem,
  type TimetableWishes,
} from './timetable.problem.ts';
import { readProblem } from './timetable.reader.ts';
import type { WhyNoMeeting } from './timetable.states.ts';

/** What an agenda is read from: what stands, what is planned beside it, and why the rest does not meet. */
export interface Proposed {
  readonly problem: TimetableProblem;
  /** Nobody has laid it out: it tells no more than may be known of each pair. */
  readonly isPreview: boolean;
  /** New meetings: what moves is booked still. */
  readonly planned: readonly ProblemMeeting[];
  /** By `<a>+<b>`, the smaller id first. */
  readonly gaps: ReadonlyMap<string, { readonly because: WhyNoMeeting; readonly told: WhyNoMeeting }>;
}

/** A search that an agenda can wait for. */
const PREVIEW: TimetableWishes = {
  ...{ choice: 'HEURISTIC', solverSeconds: 0, steps: 20_000 },
  ...{ longestWaitMinutes: 60, atLeast: null, fairToStates: false },
};
const PREVIEWS_KEPT = 8;

const previews = new WeakMap<object, Map<string, Promise<PlannedTimetable>>>();

/** What the alliance would propose now; worked out once for each state of the event. */
function previewOf(em: EntityManager, problem: TimetableProblem): Promise<PlannedTimetable> {
  const known = previews.get(em.getDriver()) ?? new Map<string, Promise<PlannedTimetable>>();
  previews.set(em.getDriver(), known);
  const key = createHash('sha256').update(JSON.stringify(problem)).digest('base64url');
  const preview = known.get(key) ?? plan(problem, PREVIEW);
  if (!known.has(key) && known.size >= PREVIEWS_KEPT) known.delete(known.keys().next().value!);
  known.set(key, preview);
  preview.catch(() => known.delete(key));
  return preview;
}

/**
 * Once a timetable is published, that; before, what the alliance would propose. Whoever organises sees its draft.
 * @param drafts whether the viewer may
 */
export async function readProposed(em: EntityManager, event: Event, drafts: boolean, now: Date): Promise<Proposed> {
  const state = { $in: drafts ? ['DRAFT' as const, 'PUBLISHED' as const] : ['PUBLISHED' as const] };
  const [timetable] = await em.find(Timetable, { eventId: event.id, state }, { orderBy: { state: 'asc' }, limit: 1 });
  if (!timetable) {
    const problem = await readProblem(em, event, [], now);
    const { entries, gaps } = await previewOf(em, problem);
    return { problem, isPreview: true, planned: entries, gaps: new Map(gaps.map((gap) => [keyIn(problem, gap), gap])) };
  }
  const timetableId = timetable.id;
  const entries = timetable.state === 'DRAFT' ? await em.find(TimetableEntry, { timetableId }) : [];
  const gaps = await em.find(TimetableGap, { timetableId });
  // What the draft moves is booked where it is until it does: both its places are taken.
  const held = entries.map((entry) => ({ ...entry, moves: null }));
  const problem = await readProblem(em, event, held, now);
  const draft = new Set(entries.filter(({ moves }) => moves === null).map(({ a, b }) => pairKey(a, b)));
  const planned = problem.standing.filter((meeting) => draft.has(keyIn(problem, meeting)));
  const standing = problem.standing.filter((meeting) => !draft.has(keyIn(problem, meeting)));
  const rest = { ...problem, standing };
  return { problem: rest, isPreview: false, planned, gaps: new Map(gaps.map((gap) => [pairKey(gap.a, gap.b), gap])) };
}
