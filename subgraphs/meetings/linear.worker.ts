/** One run of HiGHS from the package highs, on the programme it is given; each better solution and bound is told at once. */
import { parentPort, workerData } from 'node:worker_threads';
import loadHighs from 'highs';
import type { LinearAnswer, LinearQuestion } from '#matching';
import type { LinearLine } from './linear.solver.ts';

const { model, seed, seconds } = workerData as LinearQuestion;
const say = (line: LinearLine) => parentPort!.postMessage(line);
const ZERO = 1e-9;
/** The package's types are those of its CommonJS form, where the loader is not the default. */
const load = loadHighs as unknown as typeof loadHighs.default;

/** Names of what is not 0, with its value. */
function named(values: ArrayLike<number>, nameOf: (at: number) => string): Map<string, number> {
  const names = new Map<string, number>();
  for (let at = 0; at < values.length; at++) if (Math.abs(values[at]!) > ZERO) names.set(nameOf(at), values[at]!);
  return names;
}

async function main(): Promise<void> {
  const highs = await load();
  const { modelStatus, callbackType, solutionStatus } = highs.constants;
  const run = highs.createModel({ format: 'lp', data: model });
  run.options.set({ output_flag: false, random_seed: seed, mip_rel_gap: 0, mip_abs_gap: 1e-7 });
  if (seconds !== undefined) run.options.set({ time_limit: seconds });
  const whole = /^Generals$/m.test(model);
  const columns = Array.from({ length: run.getDimensions().numCols }, (_, at) => run.getColName(at));
  run.run({
    [callbackType.mipImprovingSolution]({ data }) {
      const values = named(data.mip_solution ?? [], (at) => columns[at]!);
      const bound = data.mip_dual_bound ?? Number.POSITIVE_INFINITY;
      const answer = {
        status: 'UNKNOWN',
        bound: Number.isFinite(bound) ? bound : null,
        values,
        duals: new Map(),
      } as const;
      say({ kind: 'BETTER', answer });
    },
  });
  const status = run.getModelStatus();
  const optimal = status === modelStatus.optimal;
  const found = run.info.get('primal_solution_status') === solutionStatus.feasible;
  const { colValue, rowDual } = run.getSolution();
  const dualBound = Number(run.info.get('mip_dual_bound'));
  const bound = whole ? dualBound : optimal ? run.getObjectiveValue() : Number.NaN;
  const answer: LinearAnswer = {
    status: optimal ? 'OPTIMAL' : status === modelStatus.infeasible ? 'INFEASIBLE' : 'UNKNOWN',
    bound: Number.isFinite(bound) ? bound : null,
    values: found ? named(colValue, (at) => columns[at]!) : new Map(),
    duals: whole || !optimal ? new Map() : named(rowDual, (at) => run.getRowName(at)),
  };
  say({ kind: 'ANSWER', answer });
}

main().catch((error: Error) => say({ kind: 'FAULT', message: error.message }));
