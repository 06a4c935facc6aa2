/**
 * `npm run bench -- abroad --in <folder> [--window 2011]`: how well the learned model judges markets that it was not learned on. The
 * country with the most companies is home; weights and bends are learned there alone, from what lies before the year of the window, once of the whole market ("as large")
 * and once of small markets cut out of it, and judged in that year abroad (and at home), beside popularity, PRIORS, ADDITIVE and the served weights. The last two know these deals: no clean baseline, and a ceiling.
 * What tastes a market has is learned from its own deals before the year, as always. `*` marks what the engine chooses by itself.
 */
import { parseArgs } from 'node:util';
import { type ModelKind, modelOf, overridesOf, type PairModel, type Settings } from '#matching';
import { marketOf } from '../../subgraphs/matches/deals.cuts.ts';
import { readDeals } from '../../subgraphs/matches/deals.reader.ts';
import { type Window, windowOf } from '../../subgraphs/matches/deals.windows.ts';
import { smallAt } from './abroad/home.small.ts';
import { type Learned, learnedAt } from './abroad/home.ts';
import { type Market, marketsOf } from './abroad/markets.ts';
import { CHOICES, type Judged, judged } from './cuts/judged.ts';
import { inBrackets, intervalsOf } from './quality/interval.ts';

const USAGE = 'usage: npm run bench -- abroad --in <folder> [--window <year>]';

interface Choice {
  readonly name: string;
  readonly kind: 'popularity' | ModelKind;
  readonly overrides: Partial<Settings>;
}

export async function run(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { in: text, window: text } });
  const year = Number(values.window ?? 2011);
  if (!values.in || !Number.isInteger(2 * year)) throw new Error(USAGE);
  const folder = await readDeals(values.in);
  const { home, abroad } = marketsOf(folder.alliance.startups);
  const learned = learnedAt(home, folder, year);
  const choices = choicesOf(home, learned.model, smallAt(home, folder, learned));
  console.log(headOf(home, learned));
  console.log(`${year} judged; A recall@10 NDCG@10, B recall@10 NDCG@10; * = the engine's own choice`);
  for (const market of [...abroad, home])
    for (const line of linesOf(market, windowOf(marketOf(folder, market.companies), year), choices)) console.log(line);
  console.log(`\npeak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

function choicesOf({ name }: Market, large: PairModel, small: PairModel | null): Choice[] {
  const { LEARNED, ...stated } = CHOICES;
  const learned = (title: string, model: PairModel): Choice => ({
    name: title,
    kind: 'LEARNED',
    overrides: { ...LEARNED, ...overridesOf(model) },
  });
  return [
    ...Object.entries(stated).map(([kind, overrides]) => ({ name: kind, kind: kind as Choice['kind'], overrides })),
    ...(small ? [learned(`small in ${name}`, small)] : []),
    learned(`LEARNED in ${name}`, large),
    { name: 'LEARNED as served', kind: 'LEARNED', overrides: LEARNED },
  ];
}

function* linesOf({ name }: Market, cut: Window, choices: readonly Choice[]): Iterable<string> {
  const { startups, investors, deals } = cut.folder.alliance;
  const questions = [cut.answersA.size, cut.answersB.size];
  yield `\n${name}: ${startups.length} companies, ${investors.length} investors, ${deals.length} deals, ${questions.join(' and ')} questions`;
  if (questions.includes(0)) return;
  const chosen = modelOf(cut.folder.alliance);
  const all = choices.map((choice) => ({ ...choice, ...judged(cut, choice.overrides) }));
  for (const { name, kind, figures } of all)
    yield `${kind === chosen ? '*' : ' '} ${name.padEnd(20)}${figures.map((one) => one.toFixed(4)).join('   ')}`;
  const stated = all.find(({ kind }) => kind === 'ADDITIVE')!;
  for (const one of all.filter(({ kind }) => kind === 'LEARNED').slice(0, -1))
    yield `  ${differenceOf(cut, one, stated)}`;
}

function differenceOf(cut: Window, one: Choice & Judged, other: Choice & Judged): string {
  const cells = intervalsOf(cut, one.lists, other.lists).map(inBrackets);
  return `${one.name} - ${other.name}, 95 % of 1,000 draws of the questions: ${cells.join('   ')}`;
}

function headOf({ name, companies }: Market, { model, windows, questions, seconds }: Learned): string {
  return [
    `home is ${name}, ${companies.size} companies; learned there on the windows ${windows.join(', ')}: ${questions} questions, ${seconds.toFixed(0)} s`,
    `weights ${JSON.stringify(model.weights)}`,
  ].join('\n');
}
