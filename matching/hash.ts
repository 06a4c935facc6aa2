/**
 * 64 bits of FNV-1a (Fowler, Noll, Vo) over the UTF-16 units of a text, as 16 hexadecimal digits.
 * Two 32-bit lanes with different offsets, since ES2022 numbers multiply exactly only in 32 bits. Names versions; not for security.
 */
export function contentHash(parts: Iterable<string>): string {
  let a = 0x811c9dc5;
  let b = 0x97c29b3a;
  for (const part of parts) {
    for (let at = 0; at < part.length; at++) {
      const unit = part.charCodeAt(at);
      a = Math.imul(a ^ unit, 0x01000193);
      b = Math.imul(b ^ unit ^ (a >>> 16), 0x01000193);
    }
    a = Math.imul(a ^ 0x1f, 0x01000193); // a separator: ['ab'] and ['a','b'] differ
  }
  return hex(a) + hex(b);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

/** JSON with sorted keys: equal values, equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
}
