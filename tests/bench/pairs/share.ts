/** A copy of plain data whose typed arrays stand in shared memory: sent to a worker, they are not copied again. */
type Typed = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

export function shared<T>(value: T, done: Map<unknown, unknown> = new Map()): T {
  if (value === null || typeof value !== 'object') return value;
  const known = done.get(value);
  if (known !== undefined) return known as T;
  const copy = copyOf(value, (inner) => shared(inner, done), done);
  done.set(value, copy);
  return copy as T;
}

function copyOf(value: object, inner: (value: unknown) => unknown, done: Map<unknown, unknown>): unknown {
  if (ArrayBuffer.isView(value)) return inShared(value as Typed);
  if (value instanceof Set) return value;
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, inner(one)]));
  if (Array.isArray(value)) return holdsArrays(value) ? value.map(inner) : value;
  const entries = Object.entries(value).map(([name, one]) => [name, inner(one)]);
  const copy = Object.fromEntries(entries);
  done.set(value, copy);
  return copy;
}

/** Lists of profiles and deals hold none: they are left as they are. */
function holdsArrays(list: readonly unknown[]): boolean {
  return ArrayBuffer.isView(list[0]);
}

function inShared(array: Typed): Typed {
  const buffer = new SharedArrayBuffer(array.byteLength);
  const Constructor = array.constructor as new (buffer: SharedArrayBuffer) => Typed;
  const copy = new Constructor(buffer);
  copy.set(array);
  return copy;
}
