/** Builds one index from the facts it is sent, and hands it over with the memory of its tables. */
import { parentPort } from 'node:worker_threads';
import type { Learned, Lesson } from './learning.ts';
import { indexUnder } from './release.ts';

/** The memory behind each array of numbers in a value, once. Empty arrays stay: the engine keeps some of them for good. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>(), seen = new Set<object>()): Set<ArrayBuffer> {
  if (typeof value !== 'object' || value === null || seen.has(value)) return found;
  seen.add(value);
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer && value.buffer.byteLength > 0) found.add(value.buffer);
    return found;
  }
  const within = value instanceof Map ? value.values() : value instanceof Set ? value : Object.values(value);
  for (const each of within) buffersOf(each, found, seen);
  return found;
}

parentPort!.once('message', ({ alliance, release }: Lesson) => {
  try {
    const index = indexUnder(alliance, release);
    parentPort!.postMessage({ index } satisfies Learned, [...buffersOf(index)]);
  } catch (error) {
    parentPort!.postMessage({ fault: `${(error as Error).name}: ${(error as Error).message}` } satisfies Learned);
  }
});
