/** The classes of sums in which the deals benchmark's startups state what they look for. */
import { sizeCode } from '#matching';

/** By class, in the order of `sizeCode`: its middle by the logarithm, USD. */
const MIDDLE_USD: Readonly<Record<string, number>> = {
  '<0.1M': 5e4,
  '0.1-0.5M': 2.2e5,
  '0.5-1M': 7e5,
  '1-2M': 1.4e6,
  '2-5M': 3.2e6,
  '5-10M': 7e6,
  '10-20M': 1.4e7,
  '20-50M': 3.2e7,
  '50-100M': 7e7,
  '100M+': 2e8,
};

const MIDDLES = Object.values(MIDDLE_USD);

/** What a class stands for; null = unknown. */
export function usdOfClass(name: string | undefined): number | null {
  return name === undefined ? null : (MIDDLE_USD[name] ?? null);
}

/** What the class of a sum stands for: who asked for it would have stated the class alone. */
export function usdAsStated(amountUsd: number): number {
  return MIDDLES[sizeCode(amountUsd) - 1]!;
}
