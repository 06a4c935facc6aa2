/** One run of clasp (Potassco) from the package clingo-wasm, on the formula it is given; each line it prints is told at once. */
import { parentPort, workerData } from 'node:worker_threads';
import clingo from 'clingo-wasm';
import type { SolverLine } from './solver.ts';

const { formula, seed, conflicts } = workerData as { formula: string; seed: number; conflicts?: number };
const say = (line: SolverLine) => parentPort!.postMessage(line);

/** clasp prints JSON over many lines: `"Value": [`, then the literals, `]`; `"Costs": [`, `7`, `]`; `"Lower": [`, `3`, `]`. */
function reader(): (text: string) => void {
  let key = '';
  return (text) => {
    for (const line of text.split('\n')) {
      const [, opened, rest = ''] = line.match(/^\s*"(Value|Lower|Costs)": \[(.*)$/) ?? [];
      key = opened ?? key;
      const numbers = (opened === undefined ? line : rest).match(/-?\d+/g)?.map(Number) ?? [];
      if (numbers.length > 0 && key === 'Value') say({ kind: 'MODEL', model: numbers.filter((n) => n > 0) });
      if (numbers.length > 0 && key === 'Lower') say({ kind: 'BOUND', bound: numbers[0]! });
      if (numbers.length > 0 || line.includes(']')) key = '';
    }
  };
}

async function main(): Promise<void> {
  console.info = () => undefined; // the package greets on it
  const read = reader();
  const lines: string[] = [];
  let at = 0;
  const run = await clingo.init({
    singleThreaded: true, // 0.5.0 ships no threaded build
    stdin: () => (at < formula.length ? formula.charCodeAt(at++) : null), // an argument would have to fit on a stack of 1 MB
    print: (text: string) => {
      read(text);
      lines.push(text);
    },
    printErr: () => undefined,
  });
  const effort = conflicts === undefined ? [] : [`--solve-limit=${conflicts}`];
  const models = formula.startsWith('p wcnf') ? 0 : 1;
  run('', models, [
    '/dev/stdin',
    '--mode=clasp',
    '--opt-strategy=usc',
    '--configuration=crafty',
    `--seed=${seed}`,
    ...effort,
  ]);
  const result = lines.join('\n').match(/"Result": "([A-Z ]+)"/)?.[1];
  if (result === undefined) say({ kind: 'FAULT', message: 'the formula was refused' });
  else
    say({
      kind: 'ANSWER',
      answer:
        result.startsWith('OPT') || result === 'SATISFIABLE'
          ? 'OPTIMAL'
          : result === 'UNSATISFIABLE'
            ? 'UNSATISFIABLE'
            : 'UNKNOWN',
    });
}

main().catch((error: Error) => say({ kind: 'FAULT', message: error.message }));
