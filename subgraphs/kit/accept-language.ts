/** The language tag that an Accept-Language header prefers (RFC 9110, quality order), or null when it names none. */
export function preferredLocale(header: string | undefined): string | null {
  const wishes = (header ?? '').split(',').map((wish) => {
    const [tag = '', quality = '1'] = wish.trim().split(/\s*;\s*q=/);
    return { tag, quality: Number(quality) };
  });
  const usable = wishes.filter(({ tag, quality }) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(tag) && quality > 0);
  return usable.sort((a, b) => b.quality - a.quality)[0]?.tag ?? null;
}
