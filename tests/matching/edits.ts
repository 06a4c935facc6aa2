/** Every edit of one field and of two, written from the stated table alone, to check the search against. */
import type { StartupProfile } from '#matching';

export interface Choice {
  readonly fields: readonly string[];
  /** Whole thousandths, so that sums are exact. */
  readonly cost: number;
  readonly startup: StartupProfile;
}

export interface Words {
  readonly rounds: readonly string[];
  readonly ladder: readonly string[];
  readonly languages: readonly string[];
  readonly sectors: readonly string[];
}

type Step = (startup: StartupProfile) => { cost: number; startup: StartupProfile }[];

/** Cheapest first; the fewer fields always before the more; equal ones in the stated order. */
export function everyChoice(startup: StartupProfile, words: Words): Choice[] {
  const steps = stepsOver(words);
  const names = Object.keys(steps);
  const of = (name: string, from: StartupProfile, cost: number, before: string[]): Choice[] =>
    steps[name]!(from).map((made) => ({ fields: [...before, name], cost: cost + made.cost, startup: made.startup }));
  const one = names.flatMap((name) => of(name, startup, 0, []));
  const two = one.flatMap((first) =>
    names
      .slice(names.indexOf(first.fields[0]!) + 1)
      .flatMap((name) => of(name, first.startup, first.cost, [...first.fields])),
  );
  const inOrder = [...two].sort((a, b) => order(a) - order(b));
  return [{ fields: [], cost: 0, startup }, ...cheapest(one), ...cheapest(inOrder)];

  // Of two edits the pairs of fields come first, then the first edit, then the second.
  function order({ fields }: Choice): number {
    return names.indexOf(fields[0]!) * names.length + names.indexOf(fields[1]!);
  }
}

const cheapest = (choices: Choice[]) => [...choices].sort((a, b) => a.cost - b.cost);

function stepsOver({ rounds, ladder, languages, sectors }: Words): Record<string, Step> {
  return {
    raiseAmount: (s) => {
      const sum = s.raise?.amountUsd;
      if (!sum) return [];
      const sums = Array.from({ length: 10 }, (_, power) =>
        [10, 12, 15, 20, 25, 30, 40, 50, 60, 80].map((n) => n * 10 ** power),
      );
      return sums
        .flat()
        .filter((to) => to !== sum && to / sum <= 4 && sum / to <= 4)
        .map((amountUsd) => ({
          cost: Math.max(1, Math.round((1000 * Math.abs(Math.log(amountUsd / sum))) / Math.log(4))),
          startup: { ...s, raise: { ...s.raise!, amountUsd } },
        }));
    },
    raiseRound: (s) => {
      if (s.raise === null) return [];
      const { raise } = s;
      const at = raise.round === null ? -1 : ladder.indexOf(raise.round);
      const others = ladder.length === 0 ? rounds : ladder.filter((round) => rounds.includes(round));
      return others
        .filter((round) => round !== raise.round)
        .map((round) => ({
          cost: at < 0 ? 1000 : 500 * Math.abs(ladder.indexOf(round) - at),
          startup: { ...s, raise: { ...raise, round } },
        }))
        .filter(({ cost }) => cost <= 1000);
    },
    languages: (s) =>
      languages
        .filter((word) => !s.languages.includes(word))
        .map((word) => ({ cost: 500, startup: { ...s, languages: [...s.languages, word] } })),
    sectors: (s) => {
      const had = s.sectors;
      const others = sectors.filter((word) => !had.includes(word));
      const to = (cost: number, words: string[]) => ({ cost, startup: { ...s, sectors: words } });
      return [
        ...(had.length >= 5 ? [] : others.map((word) => to(500, [...had, word]))),
        ...(had.length < 2
          ? []
          : had.map((gone) =>
              to(
                500,
                had.filter((word) => word !== gone),
              ),
            )),
        ...had.flatMap((gone) =>
          others.map((word) =>
            to(
              1000,
              had.map((one) => (one === gone ? word : one)),
            ),
          ),
        ),
      ];
    },
  };
}
