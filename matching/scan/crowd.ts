/** Startups are walked apart by how many back them: the more there are, the more may their names say, and the looser is a bound. */
const AT_MOST = [0, 1, 2, 3, 5, 8] as const;

export const CROWDS = AT_MOST.length + 1;

/** 0 nobody, then 1, 2, 3, 4-5, 6-8, more. */
export function crowdOf(backers: number): number {
  const at = AT_MOST.findIndex((most) => backers <= most);
  return at < 0 ? AT_MOST.length : at;
}
