import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '#kit/context';
import { typeOf } from '#kit/id';
import { examinationAt } from '#matching';
import type { MatchArguments } from './match.inputs.ts';
import { listenersOf } from './match-index.ts';

interface Candidate {
  readonly id: string;
  readonly rank: number;
  readonly score: number;
}

interface ShownList {
  readonly nodes: readonly Candidate[];
  readonly edges: readonly unknown[];
  readonly modelVersion: string;
}

const APPEND = `
insert into matches.suggestion
  (viewer_id, candidate_id, startup_id, position, score, propensity, model_version, shown_at, shown_on)
select ?, id, "startupId", rank, score, propensity, ?, ?, ?
from jsonb_to_recordset(?::jsonb)
  as shown (id text, "startupId" text, rank int, score double precision, propensity double precision)
on conflict do nothing`;

/** Appends what a page showed, in one statement. What was shown to the viewer before on the same day is left as it is. */
export async function appendSuggestions(
  em: EntityManager,
  viewerId: string,
  { nodes, modelVersion }: Pick<ShownList, 'nodes' | 'modelVersion'>,
  shownAt: Date,
): Promise<void> {
  const rows = nodes.map(({ id, rank, score }) => ({
    ...{ id, rank, score, propensity: examinationAt(rank) },
    startupId: typeOf(viewerId) === 'Startup' ? viewerId : id,
  }));
  const instant = shownAt.toISOString();
  const parameters = [viewerId, modelVersion, instant, instant.slice(0, 10), JSON.stringify(rows)];
  await em.getConnection().execute(APPEND, parameters, 'run', em.getTransactionContext());
}

/**
 * The list, logged as shown when its items are read by the party whose list it is. Not logged: what others look at, a
 * list of the past, and one with the caller's own weights, which is no suggestion of the engine. A list is worth more
 * than its log: when the log cannot be written, that is told to whoever runs the graph, and the list is shown all the same.
 */
export function logged<L extends ShownList>(list: L, ownerId: string, args: MatchArguments, context: Context) {
  const isSuggestion = !args.asOf && !args.modelVersion && !args.weights?.length && list.nodes.length > 0;
  if (!isSuggestion || context.viewer.organisationId !== ownerId) return list;
  const tell = (error: unknown) =>
    listenersOf(context.em).onError(`logging what ${ownerId} was shown: the list is shown all the same`, error);
  let written: Promise<void> | undefined;
  const write = () => {
    written ??= appendSuggestions(context.em, ownerId, list, context.clock()).catch(tell);
    return written;
  };
  const nodes = () => write().then(() => list.nodes);
  const edges = () => write().then(() => list.edges);
  return { ...list, nodes, edges };
}
