/**
 * `npm run bench -- explanation --in <folder>/input [--every <n>]`: how exact the explanations are of what is shown, by the model that
 * ranked it: the top 20 of one question in so many of both tasks; then what the least change is that brings the fifteenth investor of a
 * list among the first ten, and whether making it gives the score and the rank that were claimed.
 */
import { parseArgs } from 'node:util';
import {
  applyEdits,
  buildIndex,
  explainPair,
  type Match,
  type MatchIndex,
  rankInvestors,
  rankStartups,
  startupOf,
  whatWouldRaise,
  withoutLearning,
} from '#matching';
import { type DealsFolder, readDeals } from '../../subgraphs/matches/deals.reader.ts';
import { judgeOf } from './judge.ts';

const SHOWN = 20;
const [FROM, TARGET] = [15, 10];
/** Of the questions explained, one in so many is asked what would raise it; at most so many changed profiles each. */
const [RAISED, EVALUATIONS] = [10, 500];

export async function run(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { in: text, every: text } });
  if (!values.in) throw new Error('usage: npm run bench -- explanation --in <folder> [--every <n>]');
  const folder = await readDeals(values.in);
  const index = buildIndex(folder.alliance);
  const every = Number(values.every ?? 10);
  console.log(judgeOf(index));
  exactness(index, folder, every);
  raises(index, folder, every * RAISED);
}

const some = <T>(list: readonly T[], every: number): T[] => list.filter((_, at) => at % every === 0);
const most = (numbers: Iterable<number>): number => [...numbers].reduce((high, one) => Math.max(high, one), 0);
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

function exactness(index: MatchIndex, folder: DealsFolder, every: number): void {
  const among = [...folder.pool];
  const a = some(folder.startupQueries, every).flatMap(({ startup }) => rankInvestors(index, startup, { k: SHOWN }));
  const b = some(folder.investorQueries, every).flatMap(({ investorId }) => {
    const matches = rankStartups(index, investorId, { k: SHOWN, among });
    return matches.map((match) => ({ match, elsewhere: explainPair(index, match.id, investorId).score }));
  });
  const matches = [...a, ...b.map(({ match }) => match)];
  const sum = ({ parts }: Match) => parts.reduce((total, { contribution }) => total + contribution, 0);
  console.log(
    `${matches.length} matches shown, with ${mean(matches.map(({ reasons }) => reasons.length)).toFixed(1)} reasons each`,
  );
  console.log(
    `furthest from the score: the sum of its parts ${most(matches.map((one) => Math.abs(sum(one) - one.score)))}`,
  );
  const sided = ({ score, sides }: Match) => Math.abs(sides.startup + sides.investor - score);
  console.log(`  the sum of both sides ${most(matches.map(sided))}`);
  console.log(
    `  the same pair explained alone ${most(b.map(({ match, elsewhere }) => Math.abs(match.score - elsewhere)))}`,
  );
  const strongest = Map.groupBy(matches, ({ reasons }) => reasons[0]?.code ?? 'none');
  const shares = [...strongest].sort(([, x], [, y]) => y.length - x.length).slice(0, 8);
  console.log(
    `strongest reasons: ${shares.map(([code, of]) => `${code} ${(of.length / matches.length).toFixed(2)}`).join(', ')}`,
  );
}

function raises(index: MatchIndex, folder: DealsFolder, every: number): void {
  const limits = { evaluations: EVALUATIONS };
  const asked = some(folder.startupQueries, every).flatMap(({ startup: { id } }) => {
    const other = rankInvestors(index, id, { k: FROM })[FROM - 1];
    if (other === undefined) return [];
    const started = performance.now();
    const answer = whatWouldRaise(index, id, other.id, { targetRank: TARGET, limits });
    return [{ id, other: other.id, answer, ms: performance.now() - started }];
  });
  const outcomes = Map.groupBy(asked, ({ answer }) => answer.outcome);
  const found = outcomes.get('FOUND') ?? [];
  const isTrue = ({ id, other, answer }: (typeof asked)[number]) => {
    const edited = applyEdits(startupOf(index, id)!, answer.edits);
    const after = withoutLearning(index, { type: 'startup', ...edited });
    // A startup with deals of its own would teach otherwise: it is held still, as the question is.
    const [real] = rankInvestors(after ?? index, after ? id : edited, { k: TARGET }).filter(({ id }) => id === other);
    return real?.score === answer.score && real?.rank === answer.rank;
  };
  const counts = [...outcomes].map(([outcome, of]) => `${outcome} ${of.length}`).join(', ');
  const ms = asked.map((one) => one.ms).sort((x, y) => x - y)[asked.length >> 1]!;
  console.log(
    `from ${FROM} to ${TARGET} in a list, asked ${asked.length} times: ${counts}; median ${ms.toFixed(0)} ms`,
  );
  console.log(
    `found with ${mean(found.map(({ answer }) => answer.edits.length)).toFixed(2)} fields on average; made, ${found.filter(isTrue).length} of ${found.length} give the score and rank that were claimed`,
  );
}
