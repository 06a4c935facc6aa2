import fc from 'fast-check';
import type { Timetable, TimetableEvent } from '#matching';

/** Written from the rules' words alone, and sharing nothing with the engine: every rule that a timetable breaks. */
export function brokenRules(event: TimetableEvent, { slot, table, interpreter }: Timetable): string[] {
  const broken: string[] = [];
  const say = (breach: boolean, what: string) => void (breach && broken.push(what));
  const tablesAt = (t: number) => (typeof event.tables === 'number' ? event.tables : event.tables[t]!);
  const taken = new Set<string>();
  const claim = (what: string) => {
    say(taken.has(what), `${what} twice`);
    taken.add(what);
  };
  event.meetings.forEach(({ between, session, slot: fixed, barred }, m) => {
    const t = slot[m]!;
    if (t < 0) {
      say(event.mode === 'ALL', `meeting ${m} not held`);
      return;
    }
    const [from, to] = session === undefined ? [0, event.slots] : event.sessions![session]!;
    say(t < from || t >= to, `meeting ${m} outside its session`);
    say(fixed !== undefined && fixed !== t, `meeting ${m} not where it is fixed`);
    say(barred !== undefined, `meeting ${m} is barred`);
    say(table[m]! < 0 || table[m]! >= tablesAt(t), `meeting ${m} at table ${table[m]}`);
    claim(`slot ${t} table ${table[m]}`);
    for (const p of between) {
      claim(`slot ${t} participant ${p}`);
      say(event.participants[p]!.forbidden?.includes(t) ?? false, `participant ${p} in slot ${t}`);
    }
    const [a, b] = between.map((p) => event.participants[p]!.languages);
    const by = event.interpreters?.[interpreter[m]!];
    if (by) claim(`slot ${t} interpreter ${interpreter[m]}`);
    say(by?.forbidden?.includes(t) ?? false, `interpreter ${interpreter[m]} in slot ${t}`);
    const understood = !a || !b || a.some((word) => b.includes(word));
    const bridged = by !== undefined && [a, b].every((own) => own?.some((word) => by.languages.includes(word)));
    say(!understood && !bridged, `meeting ${m} has no common language`);
  });
  for (const [first, then] of event.precedences ?? [])
    say(slot[then]! >= 0 && (slot[first]! < 0 || slot[first]! >= slot[then]!), `meeting ${first} not before ${then}`);
  event.participants.forEach(({ maxMeetings = 1e9 }, p) => {
    const held = event.meetings.filter(({ between }, m) => between.includes(p) && slot[m]! >= 0).length;
    say(held > maxMeetings, `participant ${p} above its quota`);
    for (const wait of waitsOf(event, slot, p))
      say(wait > (event.longestWait ?? 1e9), `participant ${p} waits ${wait} slots`);
  });
  const breaks = event.participants.map((_, p) => waitsOf(event, slot, p).length);
  say(Math.max(0, ...breaks) - Math.min(1e9, ...breaks) > (event.fairness ?? 1e9), 'unfair');
  return broken;
}

/** The lengths of a participant's breaks. */
export function waitsOf(event: TimetableEvent, slot: readonly number[], p: number): number[] {
  const busy = event.meetings.flatMap(({ between }, m) => (between.includes(p) && slot[m]! >= 0 ? [slot[m]!] : []));
  busy.sort((a, b) => a - b);
  const gaps = busy.slice(1).map((t, n) => [busy[n]!, t] as const);
  return gaps
    .filter(([from, to]) => to > from + 1 && !(event.pauses ?? []).some((pause) => from < pause && pause <= to))
    .map(([from, to]) => to - from - 1);
}

export const breaksOf = (event: TimetableEvent, slot: readonly number[]) =>
  event.participants.reduce((sum, _, p) => sum + waitsOf(event, slot, p).length, 0);

/** The best of all timetables, tried one by one: fewest breaks (ALL) or most value (MAX); null if none keeps the rules. */
export function bestByTrying(event: TimetableEvent): number | null {
  let best: number | null = null;
  const slot: number[] = [];
  const visit = (m: number): void => {
    if (m === event.meetings.length) {
      const table = slot.map((t, n) => (t < 0 ? -1 : slot.slice(0, n).filter((other) => other === t).length));
      if (brokenRules(event, { slot, table, interpreter: slot.map(() => -1) }).length > 0) return;
      const value = event.meetings.reduce((sum, { weight = 1 }, n) => sum + (slot[n]! >= 0 ? weight : 0), 0);
      const score =
        event.mode === 'ALL' ? -breaksOf(event, slot) : value - (event.breakPenalty ?? 0) * breaksOf(event, slot);
      best = Math.max(best ?? Number.NEGATIVE_INFINITY, score);
      return;
    }
    for (let t = event.mode === 'ALL' ? 0 : -1; t < event.slots; t++) {
      slot.push(t);
      visit(m + 1);
      slot.pop();
    }
  };
  visit(0);
  return best === null || event.mode === 'MAX' ? best : -best;
}

/** Small events with every rule that does without interpreters. */
export const smallEvents = (mode: 'ALL' | 'MAX'): fc.Arbitrary<TimetableEvent> =>
  fc
    .record({ slots: fc.integer({ min: 2, max: 5 }), people: fc.integer({ min: 3, max: 5 }) })
    .chain(({ slots, people }) =>
      fc.record({
        mode: fc.constant(mode),
        slots: fc.constant(slots),
        tables: fc.integer({ min: 1, max: 3 }),
        pauses: fc.option(fc.constant([Math.ceil(slots / 2)]), { nil: undefined }),
        sessions: fc.constant([[0, Math.ceil(slots / 2)]] as const),
        participants: fc.array(
          fc.record({
            forbidden: fc.subarray(
              Array.from({ length: slots }, (_, t) => t),
              { maxLength: 1 },
            ),
            maxMeetings: fc.option(fc.integer({ min: mode === 'ALL' ? 3 : 1, max: 3 }), { nil: undefined }),
          }),
          { minLength: people, maxLength: people },
        ),
        meetings: fc.array(
          fc.record({
            between: fc.subarray(
              Array.from({ length: people }, (_, p) => p),
              { minLength: 2, maxLength: 2 },
            ) as unknown as fc.Arbitrary<[number, number]>,
            weight: fc.integer({ min: 1, max: 9 }),
            session: fc.option(fc.constant(0), { nil: undefined, freq: 4 }),
          }),
          { minLength: 2, maxLength: 5 },
        ),
        precedences: fc.constantFrom([], [[0, 1] as const]),
        fairness: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
        longestWait: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
        breakPenalty: fc.integer({ min: 0, max: 3 }),
      }),
    );
