/** `npm run bench -- <name> [options]`: prints the table of one benchmark. */
const BENCHES: Readonly<Record<string, () => Promise<{ run: (options: readonly string[]) => Promise<void> }>>> = {
  quality: () => import('./quality.ts'),
  explanation: () => import('./explanation.ts'),
  calibration: () => import('./calibration.ts'),
  fairness: () => import('./fairness.ts'),
  market: () => import('./market/market.ts'),
  lists: () => import('./lists.ts'),
  learning: () => import('./learning.ts'),
  sparse: () => import('./sparse.ts'),
  abroad: () => import('./abroad.ts'),
  poor: () => import('./poor.ts'),
  speed: () => import('./speed.ts'),
  pairs: () => import('./pairs.ts'),
  vectors: () => import('./vectors.ts'),
  race: () => import('./race.ts'),
  assign: () => import('./assign.ts'),
  keeping: () => import('./keeping/keeping.ts'),
  timetable: () => import('./timetable.ts'),
};

const [name = '', ...options] = process.argv.slice(2);
const load = BENCHES[name];
if (load === undefined) throw new Error(`usage: npm run bench -- <${Object.keys(BENCHES).join(' | ')}> [options]`);
await (await load()).run(options);
