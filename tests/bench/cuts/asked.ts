/** The window that a bench asks of: the folder's own, whose answers lie beside it, or an earlier one cut out of its deals. */
import { join } from 'node:path';
import type { DealsFolder } from '../../../subgraphs/matches/deals.reader.ts';
import { type Window, windowOf } from '../../../subgraphs/matches/deals.windows.ts';
import { readAnswers } from '../quality.ts';

interface Asked {
  readonly window?: string | undefined;
  /** A folder; read unless a window is named. */
  readonly answers?: string | undefined;
}

export async function askedOf(folder: DealsFolder, { window, answers }: Asked): Promise<Window> {
  if (window !== undefined) return windowOf(folder, Number(window));
  const [a, b] = await Promise.all(['a', 'b'].map((task) => readAnswers(join(answers!, `answers-${task}.ndjson.gz`))));
  return { folder, answersA: a!.right, answersB: b!.right };
}
