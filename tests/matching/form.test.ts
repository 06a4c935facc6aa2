/** A criterion that says how its value depends on the startup must keep to it: the search skips startups on its word. */
import { describe, expect, test } from 'vitest';
import { buildIndex, type MatchIndex, PAIR_CRITERIA, type StartupProfile } from '#matching';
import type { PairCriterion, PairValue } from '../../matching/criteria/criterion.ts';
import type { Form, StartupField, Term } from '../../matching/criteria/form.ts';
import { INVESTOR_STOPS } from '../../matching/criteria/list.ts';
import { sizeCode } from '../../matching/encode.ts';
import { FACETS, GROUPS } from '../../matching/scan/facets.ts';
import { marketOf } from '../bench/million/market.ts';

const { alliance } = marketOf(400, 40, 11);
const decisions = alliance.startups.slice(0, 30).map(({ id: about }, at) => ({
  by: alliance.investors[at % 20]!.id,
  about,
  verdict: 'INTERESTED' as const,
  at: '2026-01-01',
}));
const index = buildIndex({ ...alliance, decisions }, { minimumDeals: 20 });
const investors = Array.from(index.investors.all);
const startups = Array.from(index.startups.all);

const SHOWN: Readonly<Record<StartupField, (startup: StartupProfile, row: number) => unknown>> = {
  category: ({ category }) => category,
  sector: ({ sectors }) => sectors,
  trade: ({ sectors }) => sectors[0] ?? null,
  country: ({ country }) => country,
  region: ({ region }) => region,
  round: ({ raise }) => raise?.round ?? null,
  size: ({ raise }) => sizeCode(raise?.amountUsd ?? null),
  amount: ({ raise }) => raise?.amountUsd ?? null,
  founded: ({ foundedYear }) => foundedYear,
  language: ({ languages }) => languages,
  backers: (_, row) => backersOf(row).length,
};

function backersOf(row: number): Uint32Array {
  const { starts, items } = index.startups.backers;
  return items.subarray(starts[row]!, starts[row + 1]!);
}

/** Rows that show the same in the fields. */
function alike(fields: readonly StartupField[]): number[][] {
  const shown = (row: number) =>
    JSON.stringify(fields.map((field) => SHOWN[field](index.startups.profiles[row]!, row)));
  return [...Map.groupBy(startups, shown).values()];
}

function valueAt({ addTo }: Term, row: number): number {
  const into = new Float64Array(1);
  addTo(into, Uint32Array.of(row));
  return into[0]!;
}

type Of<Kind extends Form['kind']> = Extract<Form, { kind: Kind }>;
type Keeps = (form: Form, value: PairValue, investor: number) => void;

/** By kind of form: what must hold for one investor. */
const PROMISES: Readonly<Record<Form['kind'], Keeps>> = {
  FIELDS: (form, value, investor) => {
    for (const rows of alike((form as Of<'FIELDS'>).fields))
      expect(new Set(rows.map((row) => value(row, investor))).size).toBe(1);
  },
  SUM: (form, value, investor) => {
    const { terms, ofBacker, judged } = (form as Of<'SUM'>).of(index, investor);
    for (const row of startups) {
      const backed = ofBacker ? [...backersOf(row)].reduce((sum, backer) => sum + ofBacker.each[backer]!, 0) : 0;
      const sum = terms.reduce((total, term) => total + valueAt(term, row), backed);
      if (judged) expect(judged(sum)).toBeCloseTo(value(row, investor), 9);
      else if (!Number.isNaN(value(row, investor))) expect(sum).toBeCloseTo(value(row, investor), 9);
    }
    for (const term of terms)
      for (const rows of alike(term.fields)) expect(new Set(rows.map((row) => valueAt(term, row))).size).toBe(1);
  },
  CELLS: (form, value, investor) => {
    const [trades, calls] = [GROUPS.kind, GROUPS.ask].map(alike);
    const samples = (groups: number[][]) => Uint32Array.from(groups, ([first]) => first!);
    const cells = (form as Of<'CELLS'>).of(index, investor, samples(trades!), samples(calls!));
    const ceilings = new Float64Array(cells.classes);
    const within = (groups: number[][], row: number) => groups.findIndex((rows) => rows.includes(row));
    for (const there of alike(FACETS.place)) {
      cells.ceilings(there[0]!, ceilings);
      const shares = Array.from(ceilings, (ceiling, of) =>
        calls!.map((_, call) => {
          const share = cells.share(there[0]!, of, call);
          expect(ceiling * (1 + 1e-9)).toBeGreaterThanOrEqual(share);
          return share;
        }),
      );
      for (const row of there) {
        const [trade, call] = [within(trades!, row), within(calls!, row)];
        const amount = cells.scale[trade]! * shares[cells.classOf[trade]!]![call]!;
        expect(cells.valueOf(amount)).toBeCloseTo(value(row, investor), 9);
      }
    }
  },
  BACKERS: (form, value, investor) => {
    const { ofBacker, most } = (form as Of<'BACKERS'>).of(index, investor);
    for (const row of startups) {
      const sum = [...backersOf(row)].reduce((total, backer) => total + ofBacker.each[backer]!, 0);
      if (backersOf(row).length === 0) expect(value(row, investor)).toBeNaN();
      else expect(most(sum) + 1e-9).toBeGreaterThanOrEqual(value(row, investor));
    }
  },
  FEW: (form, value, investor) => {
    const few = new Set((form as Of<'FEW'>).rows(index, investor));
    for (const row of startups) if (!few.has(row)) expect(value(row, investor)).toBeNaN();
  },
};

describe.each(PAIR_CRITERIA.filter(({ form }) => form))('criterion $name', ({ form, over }: PairCriterion) => {
  test('keeps to its form', () => {
    for (const investor of investors) {
      const value = over(index as MatchIndex, { side: 'INVESTOR', row: investor });
      if (value !== null) PROMISES[form!.kind](form!, value, investor);
    }
  });
});

test('every criterion has a form but those that say nothing', () => {
  expect(PAIR_CRITERIA.filter(({ form }) => !form).map(({ name }) => name)).toEqual([]);
});

test('a hard criterion stops by its fields alone, where it says so', () => {
  for (const { fields, over } of INVESTOR_STOPS) {
    for (const investor of fields ? index.investors.profiles : []) {
      const stops = over(index, investor);
      for (const rows of alike(fields!)) expect(new Set(rows.map((row) => stops?.(row) ?? false)).size).toBe(1);
    }
  }
});

test('a hard criterion bound to an investor stops those that it stops pair by pair', () => {
  const [held, country] = [alliance.startups[31]!.id, alliance.startups[32]!.country!];
  const hard = buildIndex({
    ...alliance,
    startups: alliance.startups.map((one) => (one.id === held ? { ...one, heldForReview: true } : one)),
    investors: alliance.investors.map((one, at) => (at === 5 ? { ...one, heldForReview: true } : one)),
    decisions: decisions.map((one, at) => ({ ...one, verdict: at % 2 ? 'PASSED' : 'INTERESTED' })),
    exclusions: [{ a: country, b: alliance.investors[3]!.id, kind: 'NEVER', validFrom: null, validTo: null }],
  });
  for (const { over, stop } of INVESTOR_STOPS) {
    let stopped = 0;
    for (const investor of hard.investors.profiles) {
      const stops = over(hard, investor);
      for (const row of startups) {
        const isStopped = stop(hard, hard.startups.profiles[row]!, investor) !== null;
        expect(stops?.(row) ?? false).toBe(isStopped);
        if (isStopped) stopped += 1;
      }
    }
    expect(stopped).toBeGreaterThan(0);
  }
});
