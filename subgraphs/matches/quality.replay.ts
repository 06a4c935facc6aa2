import type { EntityManager } from '@mikro-orm/postgresql';
import { buildIndex, type MatchIndex } from '#matching';
import { assemble } from './assemble.ts';
import type { FactKind } from './fact.entity.ts';
import { Facts } from './facts.ts';
import { type DecisionRow, dayEnd, decisionsInForce } from './moment.reader.ts';

interface Row {
  readonly seq: string;
  readonly kind: FactKind;
  readonly subject: string;
  readonly body: object;
  readonly recorded_at: Date;
}

/** All that a list of markets is computed from, of some startups, up to the last moment. */
const FACTS = `
select seq::text, kind, subject, body, recorded_at from matches.fact
where recorded_at <= ? and (kind in ('MARKET', 'TECHNOPARK', 'PROGRAMME', 'RESIDENCY', 'EXCLUSION')
  or (kind = 'STARTUP' and subject in (select jsonb_array_elements_text(?::jsonb))))
order by fact.seq`;

const DECISIONS = `
select by_id, about_id, verdict, decided_at, pass_reason, hidden_until from matches.decision
where decided_at <= ? and starts_with(about_id, 'market_') order by decided_at, id`;

const by = <R>(rows: readonly R[], instant: (row: R) => Date, moment: Date): R[] =>
  rows.filter((row) => new Date(instant(row)) <= moment);

function indexAt(facts: readonly Row[], decisions: readonly DecisionRow[], moment: Date): MatchIndex {
  const known = new Facts();
  known.take(by(facts, ({ recorded_at }) => recorded_at, moment));
  const said = by(decisions, ({ decided_at }) => decided_at, moment);
  const last = new Map(said.map((row) => [`${row.by_id}>${row.about_id}`, row]));
  return buildIndex(assemble(known, { decisions: decisionsInForce([...last.values()], moment) }, dayEnd(moment)));
}

/**
 * Indexes of past moments that rank markets for the given startups as `marketMatches(asOf)` did: two statements, whatever
 * the number of moments. They know of nobody else, so that they are built in no time.
 */
export async function replayMarkets(
  em: EntityManager,
  startupIds: readonly string[],
  moments: readonly Date[],
): Promise<(moment: Date) => MatchIndex> {
  const last = new Date(Math.max(...moments.map((moment) => moment.getTime()))).toISOString();
  const connection = em.getConnection();
  const facts = await connection.execute<Row[]>(FACTS, [last, JSON.stringify(startupIds)]);
  const decisions = await connection.execute<DecisionRow[]>(DECISIONS, [last]);
  const built = new Map<number, MatchIndex>();
  return (moment) => {
    const index = built.get(moment.getTime()) ?? indexAt(facts, decisions, moment);
    built.set(moment.getTime(), index);
    return index;
  };
}
