import { DAY_MS } from '#kit/day';
import type { WriteContext } from '#kit/subgraph';
import { appendSuggestions } from './suggestion-log.actions.ts';

const startups = (...keys: string[]): string[] => keys.map((key) => `startup_demo-${key}`);
const investors = (...keys: string[]): string[] => keys.map((key) => `investor_demo-${key}`);

/** Lists that demonstration parties were shown before the demonstration began, so that there is something to measure. */
const SHOWN: readonly (readonly [viewerId: string, candidateIds: readonly string[], daysAgo: number])[] = [
  ['investor_demo-04', startups('03', '01', '09', '15', '21', '27', '33', '39', '45', '10'), 40],
  ['investor_demo-01', startups('04', '10', '07', '16', '13', '22', '28', '01', '34', '40', '46', '19'), 35],
  ['startup_demo-01', investors('07', '01', '04', '02', '10'), 32],
  ['investor_demo-01', startups('07', '04', '16', '10', '22'), 12],
];

/** Made up, as its parties are: the scores say no more than the order. */
export async function seedSuggestions({ em, clock }: WriteContext): Promise<void> {
  for (const [viewerId, candidateIds, daysAgo] of SHOWN) {
    const nodes = candidateIds.map((id, i) => ({ id, rank: i + 1, score: (candidateIds.length - i) / 4 }));
    const shownAt = new Date(clock().getTime() - daysAgo * DAY_MS);
    await appendSuggestions(em, viewerId, { nodes, modelVersion: 'demonstration' }, shownAt);
  }
}
