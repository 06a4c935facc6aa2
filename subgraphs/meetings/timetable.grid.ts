import { bridges, type ProblemMeeting, type TimetableProblem, understand } from './timetable.problem.ts';
import type { WhyNoMeeting } from './timetable.states.ts';

/** Where two could meet: a slot, the first free table, and the first free interpreter where they need one. */
export interface FreePlace {
  readonly slot: number;
  readonly table: string;
  readonly interpreter: string | null;
}

/** Who and what is taken when, once the meetings are laid out. Knows nothing of bars: what it says of a pair betrays none. */
export class Grid {
  private readonly busy: readonly Set<number>[];
  private readonly taken: readonly Set<string>[];
  private readonly partners: readonly Set<number>[];

  constructor(
    private readonly problem: TimetableProblem,
    laidOut: readonly ProblemMeeting[],
  ) {
    this.busy = problem.participants.map(({ away }) => new Set(away));
    this.taken = problem.slots.map(() => new Set<string>());
    this.partners = problem.participants.map(() => new Set());
    for (const { a, b, slot, table, interpreter } of laidOut) {
      for (const [p, other] of [
        [a, b],
        [b, a],
      ] as const) {
        this.busy[p]!.add(slot);
        this.partners[p]!.add(other);
      }
      this.taken[slot]!.add(table);
      if (interpreter !== null) this.taken[slot]!.add(interpreter);
    }
  }

  /** Where the two could meet beside all that is laid out, in time order. */
  freePlaces(a: number, b: number): FreePlace[] {
    return this.commonSlots(a, b).flatMap((slot) => {
      const table = this.tableAt(slot);
      const interpreter = this.interpreterAt(slot, a, b);
      return table === undefined || interpreter === undefined ? [] : [{ slot, table, interpreter }];
    });
  }

  /** Why the two do not meet beside all that is laid out, as far as hours, quotas, tables and languages tell. */
  whyNot(a: number, b: number): WhyNoMeeting {
    const { problem } = this;
    const spoken = understand(problem, a, b) || problem.interpreters.some((one) => bridges(problem, one, a, b));
    if (!spoken) return 'NO_COMMON_LANGUAGE';
    if (!this.areThere(a, b)) return 'NO_COMMON_SLOT';
    if (this.isFull(a) || this.isFull(b)) return 'QUOTA';
    const common = this.commonSlots(a, b);
    if (common.length === 0) return 'NO_COMMON_SLOT';
    const seated = common.filter((slot) => this.tableAt(slot) !== undefined);
    if (seated.length === 0) return 'TABLES_FULL';
    return seated.some((slot) => this.interpreterAt(slot, a, b) !== undefined) ? 'LOWER_VALUE' : 'NO_COMMON_LANGUAGE';
  }

  private isFull(p: number): boolean {
    const { quota } = this.problem.participants[p]!;
    return quota !== null && this.partners[p]!.size >= quota;
  }

  /** Whether the two are ever there together, met or not. */
  private areThere(a: number, b: number): boolean {
    const { slots, participants } = this.problem;
    return slots.some(({ open }, t) => open && ![a, b].some((p) => participants[p]!.away.includes(t)));
  }

  private commonSlots(a: number, b: number): number[] {
    const free = (slot: number) =>
      this.problem.slots[slot]!.open && !this.busy[a]!.has(slot) && !this.busy[b]!.has(slot);
    return this.problem.slots.map((_, slot) => slot).filter(free);
  }

  private tableAt(slot: number): string | undefined {
    return this.problem.tables.find((table) => !this.taken[slot]!.has(table));
  }

  /** Null: none is needed; undefined: none is free. */
  private interpreterAt(slot: number, a: number, b: number): string | null | undefined {
    const { problem } = this;
    if (understand(problem, a, b)) return null;
    return problem.interpreters.find(
      (one) => !one.away.includes(slot) && !this.taken[slot]!.has(one.id) && bridges(problem, one, a, b),
    )?.id;
  }
}
