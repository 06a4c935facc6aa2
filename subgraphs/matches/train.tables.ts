/** The engine's own tables of what was learned, as TypeScript. */
import type { PairModel, Weighting } from '#matching';

interface Origin {
  readonly version: string;
  readonly years: readonly number[];
}

/** matching/model.table.ts: what large markets teach. */
export const tableOf = ({ version, years }: Origin, model: PairModel): string =>
  lines(
    '--table matching/model.table.ts',
    "import type { PairModel } from './learn/train.ts';",
    '',
    `/** Version ${version}, learned on the windows ${years.join(', ')}. */`,
    ...constant('MODEL: PairModel', model),
  );

/** matching/small.table.ts: what small markets teach. */
export const tableOfSmall = ({ version, years }: Origin, weights: Weighting, model: PairModel): string =>
  lines(
    '--sparse --table matching/small.table.ts',
    "import type { Weighting } from './learn/logit.ts';",
    "import type { PairModel } from './learn/train.ts';",
    '',
    `/** Version ${version}, of the windows ${years.join(', ')}. */`,
    ...constant('ADDITIVE_WEIGHTS: Weighting', weights),
    '',
    ...constant('MODEL_OF_SMALL: PairModel', model),
  );

const lines = (options: string, ...rest: readonly string[]): string =>
  [
    `/** Written by \`npm run train -- ${options}\`; train anew whenever the learned criteria change. */`,
    ...rest,
    '',
  ].join('\n');

const constant = (name: string, value: unknown): string[] => [
  '// biome-ignore format: written by a command',
  `export const ${name} = ${JSON.stringify(value, null, 1)};`,
];
