/** Runs clasp (Potassco) from the package clingo-wasm on one formula after the other; each line it prints is told at once. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import clingo from 'clingo-wasm';
import type { SolverAnswer } from '#matching';
import type { SolverLine, SolverTask } from './solver.ts';

const say = (line: SolverLine) => parentPort!.postMessage(line);

/** Only a browser's types name it. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object;
    Instance: new (module: object, imports: object) => { readonly exports: object };
  };
};

/** Compiled once: every run has an instance of its own, as the input of one can be read but once. */
const binary = join(dirname(createRequire(import.meta.url).resolve('clingo-wasm')), 'clingo.wasm');
const compiled = new WebAssembly.Module(readFileSync(binary));
console.info = () => undefined; // the package greets on it

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

const STRATEGY = { BELOW: 'usc', ABOVE: 'bb,inc' } as const;

async function solve({ formula, seed, conflicts, from = 'BELOW' }: SolverTask): Promise<SolverAnswer> {
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
    instantiateWasm,
  });
  const effort = conflicts === undefined ? [] : [`--solve-limit=${conflicts}`];
  const hasCosts = formula.startsWith('p wcnf');
  const models = hasCosts ? 0 : 1;
  run('', models, [
    '/dev/stdin',
    '--mode=clasp',
    `--opt-strategy=${STRATEGY[from]}`,
    '--configuration=crafty',
    `--seed=${seed}`,
    ...effort,
  ]);
  const result = lines.join('\n').match(/"Result": "([A-Z ]+)"/)?.[1];
  if (result === undefined) throw new Error('the formula was refused');
  if (result === (hasCosts ? 'OPTIMUM FOUND' : 'SATISFIABLE')) return 'OPTIMAL';
  return result === 'UNSATISFIABLE' ? 'UNSATISFIABLE' : 'UNKNOWN';
}

function instantiateWasm(imports: object, ready: (instance: object) => void) {
  const instance = new WebAssembly.Instance(compiled, imports);
  ready(instance);
  return instance.exports;
}

parentPort!.on('message', (task: SolverTask) => {
  solve(task).then(
    (answer) => say({ kind: 'ANSWER', answer }),
    (error: Error) => say({ kind: 'FAULT', message: error.message }),
  );
});
