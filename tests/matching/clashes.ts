import fc from 'fast-check';
import type { Rule, TimetableEvent } from '#matching';
import { smallEvents, waitsOf } from './timetables.ts';

type Slots = readonly number[];

/** Written from the rules' words alone, and sharing nothing with the engine: whether a timetable, in which meetings may be left out (-1), keeps a rule. */
function keeps(event: TimetableEvent, slot: Slots, { kind, of = -1 }: Rule): boolean {
  const { meetings, participants, sessions = [], precedences = [], tables, fairness = 0, longestWait = 0 } = event;
  const t = slot[of] ?? -1;
  const own = (p: number) =>
    meetings.flatMap(({ between }, m) => (between.includes(p) && slot[m]! >= 0 ? [slot[m]!] : []));
  const breaks = participants.map((_, p) => waitsOf(event, slot, p).length);
  const words: Partial<Record<Rule['kind'], () => boolean>> = {
    HELD: () => t >= 0,
    FIXED: () => t < 0 || t === meetings[of]!.slot,
    SESSION: () => t < 0 || (t >= sessions[meetings[of]!.session!]![0] && t < sessions[meetings[of]!.session!]![1]),
    BARRED: () => t < 0,
    QUOTA: () => own(of).length <= participants[of]!.maxMeetings!,
    FORBIDDEN: () => own(of).every((one) => !participants[of]!.forbidden!.includes(one)),
    PRECEDENCE: () => {
      const [first, then] = precedences[of]!.map((m) => slot[m]!) as [number, number];
      return then < 0 || (first >= 0 && first < then);
    },
    TABLES: () => slot.every((one) => one < 0 || slot.filter((other) => other === one).length <= (tables as number)),
    FAIRNESS: () => Math.max(...breaks) - Math.min(...breaks) <= fairness,
    LONGEST_WAIT: () => participants.every((_, p) => waitsOf(event, slot, p).every((wait) => wait <= longestWait)),
  };
  return words[kind]!();
}

/** Every way to put meetings into slots, or leave them out, with nobody in two at once. */
function* timetables({ slots, meetings }: TimetableEvent, slot: Slots = []): Generator<Slots> {
  const m = slot.length;
  if (m === meetings.length) return yield slot;
  const taken = (t: number) =>
    meetings
      .slice(0, m)
      .some(({ between }, n) => slot[n] === t && between.some((p) => meetings[m]!.between.includes(p)));
  for (let t = -1; t < slots; t++)
    if (t < 0 || !taken(t)) yield* timetables({ slots, meetings } as TimetableEvent, [...slot, t]);
}

/** For each timetable there could be the rules it breaks, by number: rules clash if they meet all of them. */
export function breachesOf(event: TimetableEvent, rules: readonly Rule[]): (readonly number[])[] {
  const seen = new Map<string, readonly number[]>();
  for (const slot of timetables(event)) {
    const broken = rules.flatMap((rule, n) => (keeps(event, slot, rule) ? [] : [n]));
    seen.set(broken.join(), broken);
  }
  return [...seen.values()];
}

/** How many rules the smallest clash has, tried one by one; null if more than `most`. */
export function fewestMeeting(breaches: readonly (readonly number[])[], most: number): number | null {
  const reach = (picked: ReadonlySet<number>, left: number): boolean => {
    const missed = breaches.find((breach) => !breach.some((n) => picked.has(n)));
    return missed === undefined || (left > 0 && missed.some((n) => reach(new Set([...picked, n]), left - 1)));
  };
  for (let size = 0; size <= most; size++) if (reach(new Set(), size)) return size;
  return null;
}

/** Every rule of an event without interpreters. */
export function rulesIn({ meetings, participants, precedences = [], fairness, longestWait }: TimetableEvent): Rule[] {
  return [
    ...meetings.flatMap(({ slot, session, barred }, of): Rule[] => [
      { kind: 'HELD', of },
      ...(slot === undefined ? [] : [{ kind: 'FIXED', of } as const]),
      ...(session === undefined ? [] : [{ kind: 'SESSION', of } as const]),
      ...(barred === undefined ? [] : [{ kind: 'BARRED', of } as const]),
    ]),
    ...participants.flatMap(({ maxMeetings, forbidden = [] }, of): Rule[] => [
      ...(maxMeetings === undefined ? [] : [{ kind: 'QUOTA', of } as const]),
      ...(forbidden.length === 0 ? [] : [{ kind: 'FORBIDDEN', of } as const]),
    ]),
    ...precedences.map((_, of): Rule => ({ kind: 'PRECEDENCE', of })),
    { kind: 'TABLES' },
    ...(fairness === undefined ? [] : [{ kind: 'FAIRNESS' } as const]),
    ...(longestWait === undefined ? [] : [{ kind: 'LONGEST_WAIT' } as const]),
  ];
}

/** Small events that can seldom be met: few slots, one table or two, meetings fixed here and there. */
export const tightEvents: fc.Arbitrary<TimetableEvent> = smallEvents('ALL').chain((event) =>
  fc.record({
    ...{ mode: fc.constant('ALL' as const), slots: fc.constant(event.slots), sessions: fc.constant(event.sessions) },
    ...{
      pauses: fc.constant(event.pauses),
      fairness: fc.constant(event.fairness),
      longestWait: fc.constant(event.longestWait),
    },
    tables: fc.integer({ min: 1, max: 2 }),
    participants: fc.tuple(
      ...event.participants.map((one) =>
        fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }).map((maxMeetings) => ({ ...one, maxMeetings })),
      ),
    ),
    meetings: fc.tuple(
      ...event.meetings.map((one) =>
        fc.record({
          ...{ between: fc.constant(one.between), session: fc.constant(one.session) },
          slot: fc.option(fc.integer({ min: 0, max: event.slots - 1 }), { nil: undefined, freq: 2 }),
        }),
      ),
    ),
    precedences: fc.constantFrom(...[[], [[0, 1] as const], [[0, 1] as const, [1, 0] as const]]),
  }),
);

/** Small events of meetings between few people, each in a slot of its own, where breaks and waits are what clashes. */
export const restlessEvents: fc.Arbitrary<TimetableEvent> = fc
  .record({ slots: fc.integer({ min: 4, max: 5 }), people: fc.integer({ min: 2, max: 4 }) })
  .chain(({ slots, people }) =>
    fc.record({
      ...{ mode: fc.constant('ALL' as const), slots: fc.constant(slots), tables: fc.constant(2) },
      participants: fc.constant(Array.from({ length: people }, () => ({}))),
      meetings: fc.uniqueArray(
        fc.record({
          between: fc.constantFrom(...pairsOf(people)),
          slot: fc.integer({ min: 0, max: slots - 1 }),
        }),
        { minLength: 2, maxLength: 4, selector: ({ slot }) => slot },
      ),
      fairness: fc.option(fc.integer({ min: 0, max: 1 }), { nil: undefined, freq: 2 }),
      longestWait: fc.option(fc.integer({ min: 0, max: 1 }), { nil: undefined, freq: 2 }),
    }),
  );

const pairsOf = (people: number) =>
  Array.from({ length: people }, (_, b) => Array.from({ length: b }, (_, a) => [a, b] as const)).flat();
