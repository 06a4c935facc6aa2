import type { WriteContext } from '#kit/subgraph';
import { tell, tellEntry } from './event.actions.ts';
import { seedDemo } from './seed.demo.ts';
import { seedReal } from './seed.real.ts';

/** All real startups as their sources tell of them, and those of the demonstration; one flush for all. */
export async function seed(context: WriteContext): Promise<void> {
  const { em, clock } = context;
  const states = [...seedReal(context), ...seedDemo(context)];
  for (const state of states) tell(em, state, clock());
  for (const { entries } of states) for (const entry of entries) tellEntry(em, entry);
  await em.flush();
}
