import { Directive, Field, InputType, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Currency, Decimal } from '#kit/scalars';

@ObjectType({ description: 'A sum in one currency.', simpleResolvers: true })
@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
export class Money {
  @Field(() => Decimal, { description: 'The exact amount, in units of the currency.' })
  amount: string;

  @Field(() => Currency, { description: 'ISO 4217 code.' })
  currency: string;
}

@InputType({ description: 'A sum in one currency.' })
export class MoneyInput {
  @Field(() => Decimal, { description: 'The exact amount, in units of the currency.' })
  amount: string;

  @Field(() => Currency, { description: 'ISO 4217 code.' })
  currency: string;
}

/** Units of each currency for one US dollar, as decimal strings; `USD` is "1". */
export type UnitsPerUsd = Readonly<Record<string, string>>;

const PLACES = 4;

/** Reads a decimal string as an integer of 1/10,000ths. */
function tenThousandths(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(whole + fraction.padEnd(PLACES, '0'));
}

/** Integer division that rounds halves to the even neighbour, so that sums of many roundings do not drift. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const [n, d] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor];
  const quotient = n / d;
  const twice = (n % d) * 2n;
  const rounded = twice > d || (twice === d && quotient % 2n === 1n) ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

/** Writes an integer of hundredths as a decimal string with two places. */
function fromHundredths(hundredths: bigint): string {
  const digits = (hundredths < 0n ? -hundredths : hundredths).toString().padStart(3, '0');
  return `${hundredths < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The same sum with two places, as it is stored: rounded half-even. */
export const toHundredths = ({ amount, currency }: Readonly<Money>): Money => ({
  amount: fromHundredths(divideHalfEven(tenThousandths(amount), 100n)),
  currency,
});

/**
 * The same sum in another currency, computed in integers and rounded half-even to two places.
 * Null when the rate of either currency is unknown. A sum already in `to` comes back as it is.
 */
export function convert(money: Readonly<Money>, to: string, rates: UnitsPerUsd): Money | null {
  if (money.currency === to) return { ...money };
  const [source, target] = [rates[money.currency], rates[to]];
  if (source === undefined || target === undefined) return null;
  const hundredths = divideHalfEven(
    tenThousandths(money.amount) * tenThousandths(target) * 100n,
    tenThousandths(source) * BigInt(10 ** PLACES),
  );
  return { amount: fromHundredths(hundredths), currency: to };
}
