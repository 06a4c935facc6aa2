/**
 * What is dear to make and asked for again: kept as long as its key lives; where several are made for one key, the last.
 * @param make must make the same whenever key and `which` are the same
 */
export function remembered<Key extends WeakKey, Made>() {
  const last = new WeakMap<Key, { readonly which: unknown; readonly made: Made }>();
  return (key: Key, make: () => Made, which: unknown = null): Made => {
    const known = last.get(key);
    if (known !== undefined && known.which === which) return known.made;
    const made = make();
    last.set(key, { which, made });
    return made;
  };
}
