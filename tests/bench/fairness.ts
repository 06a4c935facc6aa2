/**
 * `npm run bench -- fairness --in <folder>/input --answers <folder>/answers`: what fairness of exposure between the home
 * states of startups costs. Investors' lists (task B) re-ranked from their first hundred at growing strengths.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  buildIndex,
  evaluate,
  exposureByGroup,
  fairHandicaps,
  type GroupOf,
  type Handicaps,
  leastRatio,
  rankStartupIds,
  reranked,
  type ScoredCandidate,
  scoresOfStartups,
} from '#matching';
import { type DealsFolder, readDeals } from '../../subgraphs/matches/deals.reader.ts';
import { judgeOf } from './judge.ts';
import { readAnswers } from './quality.ts';

const DEPTH = 100;
const SHOWN = 10;
/** A state with fewer startups in the pool is measured together with the other small ones. */
const SMALLEST = 20;
const STRENGTHS = [0, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3];
const OTHERS = 'others';

interface Ground {
  readonly lists: ReadonlyMap<string, readonly ScoredCandidate[]>;
  readonly right: ReadonlyMap<string, ReadonlySet<string>>;
  readonly groupOf: GroupOf;
  readonly supply: ReadonlyMap<string, number>;
}

export async function run(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { in: text, answers: text } });
  if (!values.in || !values.answers)
    throw new Error('usage: npm run bench -- fairness --in <folder> --answers <folder>');
  const folder = await readDeals(values.in);
  const { right } = await readAnswers(join(values.answers, 'answers-b.ndjson.gz'));
  const index = buildIndex(folder.alliance);
  const ground = { lists: scored(folder, index), right, ...groupsOf(folder) };
  console.log(`${judgeOf(index)}; ${ground.supply.size} groups of at least ${SMALLEST} startups of the pool`);
  states(ground);
  curve('one step: score less strength x ln(ratio), as `fairness` of the graph', ground, (strength) =>
    oneStep(ground, strength),
  );
  curve('settled: no score moves by more than the strength', ground, (strength) =>
    fairHandicaps(SHOWN, [...ground.lists.values()], ground.groupOf, ground.supply, strength),
  );
}

function scored(folder: DealsFolder, index: ReturnType<typeof buildIndex>): Ground['lists'] {
  const among = [...folder.pool];
  const listOf = (investorId: string) => {
    const ids = rankStartupIds(index, investorId, { k: DEPTH, among });
    const scores = scoresOfStartups(index, investorId, ids);
    return ids.map((id, at) => ({ id, score: scores[at]! }));
  };
  return new Map(folder.investorQueries.map(({ q, investorId }) => [q, listOf(investorId)]));
}

/** Home states of the pool; startups whose home is not known are in no group. */
function groupsOf({ alliance, pool }: DealsFolder): Pick<Ground, 'groupOf' | 'supply'> {
  const homes = new Map(alliance.startups.map(({ id, country }) => [id, country]));
  const count = new Map<string, number>();
  for (const id of pool) {
    const home = homes.get(id);
    if (home) count.set(home, (count.get(home) ?? 0) + 1);
  }
  const groupOf = (id: string) => {
    const home = homes.get(id);
    return home ? (count.get(home)! >= SMALLEST ? home : OTHERS) : null;
  };
  const grouped = Map.groupBy(
    [...pool].filter((id) => groupOf(id) !== null),
    (id) => groupOf(id)!,
  );
  return { groupOf, supply: new Map([...grouped].map(([group, ids]) => [group, ids.length])) };
}

const shown = ({ lists, groupOf }: Ground, handicaps: Handicaps) =>
  new Map([...lists].map(([q, list]) => [q, reranked(list, groupOf, handicaps).map(({ id }) => id)]));

function measured(ground: Ground, handicaps: Handicaps) {
  const lists = shown(ground, handicaps);
  return { exposures: exposureByGroup(SHOWN, lists.values(), ground.groupOf, ground.supply), lists };
}

function oneStep(ground: Ground, strength: number): Handicaps {
  const { exposures } = measured(ground, new Map());
  return new Map(exposures.map(({ group, ratio }) => [group, strength * Math.log(ratio || 1)]));
}

function states(ground: Ground): void {
  const { exposures } = measured(ground, new Map());
  console.log('as ranked:  state  supply  exposure  ratio');
  for (const { group, supply, exposure, ratio } of exposures.sort((a, b) => a.ratio! - b.ratio!))
    console.log(
      `${group.padStart(17)}${String(supply).padStart(8)}${exposure.toFixed(1).padStart(10)}${ratio!.toFixed(3).padStart(7)}`,
    );
}

function curve(title: string, ground: Ground, handicapsAt: (strength: number) => Handicaps): void {
  console.log(`\n${title}\nstrength  least ratio  NDCG@10  cost    recall@10`);
  let before = Number.NaN;
  for (const strength of STRENGTHS) {
    const { exposures, lists } = measured(ground, handicapsAt(strength));
    const { ndcgAt10, recallAt10 } = evaluate(lists, ground.right);
    if (strength === 0) before = ndcgAt10;
    const cells = [
      strength.toFixed(2).padStart(8),
      leastRatio(exposures)!.toFixed(3).padStart(11),
      ndcgAt10.toFixed(4).padStart(7),
    ];
    console.log([...cells, (before - ndcgAt10).toFixed(4).padStart(7), recallAt10.toFixed(4).padStart(7)].join('  '));
  }
}
