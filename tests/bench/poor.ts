/**
 * `npm run bench -- poor --in <folder> (--answers <folder> | --window <year>)`: how the models judge where less is known of a market. The countries abroad of a
 * deals folder (bench abroad), all of them together, and the SCO's members, with fields taken away; recall@10 and NDCG@10 of A, then of B,
 * in the mean of these markets.
 * The served weights were learned with all fields, on windows up to 2011: these are not held back from them.
 */
import { parseArgs } from 'node:util';
import { cutOf } from '../../subgraphs/matches/deals.cuts.ts';
import { readDeals } from '../../subgraphs/matches/deals.reader.ts';
import type { Window } from '../../subgraphs/matches/deals.windows.ts';
import { marketsOf } from './abroad/markets.ts';
import { askedOf } from './cuts/asked.ts';
import { CHOICES, judged } from './cuts/judged.ts';
import { POVERTY, poorer } from './poor/without.ts';

export async function run(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { in: text, answers: text, window: text } });
  if (!values.in || !(values.answers || values.window))
    throw new Error('usage: npm run bench -- poor --in <folder> (--answers <folder> | --window <year>)');
  const folder = await readDeals(values.in);
  const whole = await askedOf(folder, values);
  const markets = marketsOf(folder.alliance.startups).abroad.map(({ name, companies }) => ({
    name,
    window: cutOf(whole, companies),
  }));
  console.log(
    `as of ${whole.folder.alliance.asOf}, mean of ${markets.length} markets: ${markets.map(({ name }) => name).join(', ')}`,
  );
  for (const [name, taken] of Object.entries(POVERTY)) {
    console.log(`\n${name}`);
    const poor = markets.map(({ window }) => poorer(window, taken));
    for (const [model, overrides] of Object.entries(CHOICES)) console.log(lineOf(model, poor, overrides));
  }
}

function lineOf(model: string, markets: readonly Window[], overrides: (typeof CHOICES)['LEARNED']): string {
  const each = markets.map((market) => judged(market, overrides).figures);
  const mean = (at: number) => each.reduce((sum, figures) => sum + figures[at]!, 0) / each.length;
  return `  ${model.padEnd(12)}${[0, 1, 2, 3].map((at) => mean(at).toFixed(4)).join('   ')}`;
}
