/** Bytes that the typed arrays reachable from a value hold, each buffer once. */
export function typedBytes(value: unknown, seen: Set<unknown> = new Set()): number {
  if (value === null || typeof value !== 'object' || seen.has(value)) return 0;
  seen.add(value);
  if (ArrayBuffer.isView(value)) {
    if (seen.has(value.buffer)) return 0;
    seen.add(value.buffer);
    return value.buffer.byteLength;
  }
  const inner: Iterable<unknown> =
    value instanceof Map ? value.values() : value instanceof Set ? [] : (Object.values(value) as unknown[]);
  let bytes = 0;
  for (const one of inner) bytes += typedBytes(one, seen);
  return bytes;
}
