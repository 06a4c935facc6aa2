/**
 * `npm run bench -- quality --in <folder> (--answers <folder> | --window <year>)`: simple models, the engine and published lists on one deals folder,
 * both tasks, by slices. Every row ranks the same candidates and leaves out the same pairs. Beside each published list: how much ours are
 * ahead, recall and NDCG of A, then of B, in 95 of 100 draws of the questions (1,000 draws).
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { buildIndex, evaluate, type Settings, settingsFor } from '#matching';
import { randomFrom } from '../../matching/learn/sampling.ts';
import { type DealsLists, listsOf } from '../../subgraphs/matches/deals.lists.ts';
import { type DealsFolder, readDeals } from '../../subgraphs/matches/deals.reader.ts';
import { windowOf } from '../../subgraphs/matches/deals.windows.ts';
import { judgeOf } from './judge.ts';
import { inBrackets, intervalsOf } from './quality/interval.ts';
import { REFERENCES, referenceLists } from './quality/reference.ts';

interface Answers {
  readonly right: ReadonlyMap<string, ReadonlySet<string>>;
  readonly slices: ReadonlyMap<string, readonly string[]>;
}

type Model = (folder: DealsFolder) => DealsLists;

const DEPTH = 100;
const SLICES = ['all', 'cold', 'warm', 'sco'];

export async function run(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { in: text, answers: text, window: text } });
  if (!values.in || !(values.answers || values.window))
    throw new Error('usage: npm run bench -- quality --in <folder> (--answers <folder> | --window <year>)');
  const whole = await readDeals(values.in);
  const cut = values.window ? windowOf(whole, Number(values.window)) : null;
  const folder = cut?.folder ?? whole;
  const [a, b] = cut
    ? [withoutSlices(cut.answersA), withoutSlices(cut.answersB)]
    : await Promise.all(['a', 'b'].map((task) => readAnswers(join(values.answers!, `answers-${task}.ndjson.gz`))));
  console.log(`as of ${folder.alliance.asOf}; ours is ${judgeOf(buildIndex(folder.alliance))}`);
  console.log(HEADER);
  let ours: DealsLists | undefined;
  for (const [name, model] of Object.entries(MODELS)) {
    const started = performance.now();
    const lists = model(folder);
    if (name === 'ours') ours = lists;
    const wall = performance.now() - started;
    for (const line of linesOf(name, lists, a!, b!)) console.log(line);
    const queries = folder.startupQueries.length + folder.investorQueries.length;
    console.log(
      `${name.padEnd(12)}learn and rank ${(wall / 1000).toFixed(1)} s, ${(wall / queries).toFixed(2)} ms a query`,
    );
  }
  for (const name of cut ? [] : REFERENCES) {
    const lists = await referenceLists(values.in, name);
    if (!lists) continue;
    for (const line of linesOf(`ref. ${name}`, lists, a!, b!)) console.log(line);
    for (const depth of [10, 50]) {
      const differences = intervalsOf({ answersA: a!.right, answersB: b!.right }, ours!, lists, depth);
      console.log(`ours - ${name} at ${depth}, 95 %: ${differences.map(inBrackets).join('   ')}`);
    }
  }
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB (all rows, one process)`);
}

/** The queries of a window cut out of the rounds belong to no slice but the whole. */
const withoutSlices = (right: Answers['right']): Answers => ({
  right,
  slices: new Map([...right.keys()].map((q) => [q, []])),
});

const MODELS: Readonly<Record<string, Model>> = {
  random: (folder) => {
    const next = randomFrom(1);
    const shuffled = folder.alliance.investors.map(({ id }) => ({ id, key: next() })).sort((x, y) => x.key - y.key);
    const pool = [...folder.pool].map((id) => ({ id, key: next() })).sort((x, y) => x.key - y.key);
    const from = (list: readonly { id: string }[]) => {
      const at = Math.floor(next() * list.length);
      return [...list.slice(at, at + DEPTH), ...list.slice(0, Math.max(0, at + DEPTH - list.length))].map(
        ({ id }) => id,
      );
    };
    return {
      a: new Map(folder.startupQueries.map(({ q }) => [q, from(shuffled)])),
      b: new Map(folder.investorQueries.map(({ q }) => [q, from(pool)])),
    };
  },
  popularity: (folder) => listsOf(folder, buildIndex(folder.alliance, only({ activity: 1, appeal: 1 }))),
  segment: (folder) =>
    listsOf(folder, buildIndex(folder.alliance, only({ activity: 1, appeal: 1, country: 1, round: 1 }))),
  contentKnn: (folder) => listsOf(folder, buildIndex(folder.alliance, only({ precedents: 1 }))),
  additive: (folder) => listsOf(folder, buildIndex(folder.alliance, only(BY_HAND))),
  ridge: (folder) => listsOf(folder, buildIndex(folder.alliance, only({ affinity: 1 }))),
  ours: (folder) => listsOf(folder, buildIndex(folder.alliance)),
};

/** The engine with every criterion off but these, and nothing learned beyond their weights. */
export function only(weights: Partial<Settings['pair']>): Partial<Settings> {
  const off = Object.keys(settingsFor('LEARNED').pair).map((name) => [name, 0]);
  return { pair: { ...(Object.fromEntries(off) as Settings['pair']), ...weights }, trees: [] };
}

/** The first model, before any weight was learned: log-lifts, popularity and co-investors, at the weights it had. */
export const BY_HAND: Partial<Settings['pair']> = {
  category: 0.5,
  sector: 0.5,
  country: 1.2,
  region: 1,
  round: 0.7,
  size: 1,
  coInvestors: 0.6,
  appeal: 0.5,
  activity: 1.1,
};

const COLUMNS = ['recall@10', 'recall@50', 'NDCG@10', 'MRR', 'MAP', 'shown', 'Gini'];
const HEADER = ['model', 'task slice', 'queries', ...COLUMNS].map((word) => word.padEnd(12)).join('');

function* linesOf(name: string, lists: DealsLists, a: Answers, b: Answers): Iterable<string> {
  for (const [task, list, answers] of [['A', lists.a, a] as const, ['B', lists.b, b] as const]) {
    for (const slice of SLICES) {
      const right = new Map(
        [...answers.right].filter(([q]) => slice === 'all' || answers.slices.get(q)!.includes(slice)),
      );
      if (right.size === 0) continue;
      const { queries, recallAt10, recallAt50, ndcgAt10, mrr, map, exposure } = evaluate(list, right);
      const numbers = [recallAt10, recallAt50, ndcgAt10, mrr, map].map((value) => value.toFixed(4));
      const cells = [name, `${task} ${slice}`, queries, ...numbers, exposure.distinct, exposure.gini.toFixed(3)];
      yield cells.map((cell) => String(cell).padEnd(12)).join('');
    }
  }
}

export async function readAnswers(file: string): Promise<Answers> {
  const text = gunzipSync(await readFile(file)).toString('utf8');
  const rows = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { q: string; p: string[]; s: string[] });
  return {
    right: new Map(rows.map(({ q, p }) => [q, new Set(p)])),
    slices: new Map(rows.map(({ q, s }) => [q, s])),
  };
}
