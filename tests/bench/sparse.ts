/**
 * `npm run bench -- sparse --in <folder> (--answers <folder> | --window <year>) [--cuts 8]`: each way to judge on markets with few
 * deals, cut out of a deals folder, beside popularity, ADDITIVE as it was stated by hand, and LEARNED weighed as on large markets. A cut is a random share of the companies with all their rounds; the investors
 * are those of its rounds; right answers are those within it. Cuts of one size share no company. `*` marks what the engine chooses by itself. ± is the standard error over cuts.
 */
import { parseArgs } from 'node:util';
import { type ModelKind, modelOf } from '#matching';
import { cutsOf, type Size } from '../../subgraphs/matches/deals.cuts.ts';
import { readDeals } from '../../subgraphs/matches/deals.reader.ts';
import { askedOf } from './cuts/asked.ts';
import { headOf } from './cuts/head.ts';
import { BEFORE, CHOICES, type Judged, judged } from './cuts/judged.ts';

const SIZES: readonly Size[] = [
  { companies: 150 },
  { companies: 300 },
  { companies: 600 },
  { companies: 1200 },
  { deals: 2000 },
  { deals: 3000 },
  { deals: 6000 },
];

export async function run(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { in: text, answers: text, window: text, cuts: text } });
  if (!values.in || !(values.answers || values.window))
    throw new Error('usage: npm run bench -- sparse --in <folder> (--answers <folder> | --window <year>) [--cuts <n>]');
  const folder = await readDeals(values.in);
  const whole = await askedOf(folder, values);
  console.log(
    `as of ${whole.folder.alliance.asOf}; A recall@10 NDCG@10, B recall@10 NDCG@10, ± standard error; seconds to learn and rank; * = the engine's own choice`,
  );
  for (const size of SIZES) {
    const cuts = cutsOf(whole, size, Number(values.cuts ?? 8));
    if (cuts.length < 2) continue; // nothing to spread over
    const chosen = new Set(cuts.map(({ folder }) => modelOf(folder.alliance)));
    console.log(headOf(size, cuts));
    for (const [name, overrides] of Object.entries({ ...CHOICES, ...BEFORE })) {
      const mark = chosen.has(name as ModelKind) ? '*' : ' ';
      console.log(
        `${mark} ${lineOf(
          name,
          cuts.map((cut) => judged(cut, overrides)),
        )}`,
      );
    }
  }
}

const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;

function spread(list: readonly number[]): number {
  const middle = mean(list);
  return Math.sqrt(list.reduce((sum, one) => sum + (one - middle) ** 2, 0) / (list.length - 1) / list.length);
}

function lineOf(name: string, each: readonly Judged[]): string {
  const cells = each[0]!.figures.map((_, at) => {
    const list = each.map(({ figures }) => figures[at]!);
    return `${mean(list).toFixed(4)} ± ${spread(list).toFixed(4)}`;
  });
  return `${name.padEnd(12)}${cells.join('   ')}   ${mean(each.map(({ seconds }) => seconds)).toFixed(1)} s`;
}
