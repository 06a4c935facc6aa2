import { Directive, Field, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Confidence } from '#kit/fact';
import { Currency, Decimal, LocalDate } from '#kit/scalars';
import { convert, Money, type UnitsPerUsd } from './money.ts';

@ObjectType({ description: 'What one US dollar was worth, as far as we know.', simpleResolvers: true })
@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
export class ExchangeRate {
  @Field(() => Currency, { description: 'ISO 4217 code.' })
  currency: string;

  @Field(() => Decimal, { description: 'Units of the currency for one US dollar.' })
  unitsPerUsd: string;

  @Field(() => LocalDate, { description: 'The day the rate stands for.' })
  asOf: string;

  @Field(() => String, { description: 'Where the rate comes from.' })
  source: string;

  @Field(() => Confidence, { description: 'How well it is supported.' })
  confidence: Confidence;
}

@ObjectType({
  description: 'A sum converted to another currency, with the rates that were used.',
  simpleResolvers: true,
})
@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
export class ConvertedMoney {
  @Field(() => Money, { description: 'The converted sum, rounded half-even to two places.' })
  money: Money;

  @Field(() => [ExchangeRate], { description: 'The rates used; empty when the sum was in that currency already.' })
  rates: ExchangeRate[];
}

const approximate = (currency: string, unitsPerUsd: string): ExchangeRate => ({
  currency,
  unitsPerUsd,
  asOf: '2026-01-01',
  source: 'approximate, not looked up',
  confidence: Confidence.C,
});

const implied = (currency: string, unitsPerUsd: string, asOf: string, source: string): ExchangeRate => ({
  currency,
  unitsPerUsd,
  asOf,
  source: `implied by the two sums of one reported deal: ${source}`,
  confidence: Confidence.C,
});

/** Every rate at hand. No table of exchange rates was looked up: all are of confidence C. */
export const exchangeRates: readonly ExchangeRate[] = [
  { currency: 'USD', unitsPerUsd: '1', asOf: '1970-01-01', source: 'by definition', confidence: Confidence.A },
  implied('EUR', '0.9091', '2016-10-01', 'https://www.wamda.com/ar/2016/10/ (month only)'),
  implied(
    'RUB',
    '66.6667',
    '2018-01-01',
    'https://ewdn.com/2019/06/26/sberbank-invests-in-payzakat-a-payment-system-that-helps-muslims-collect-alms (year only)',
  ),
  implied('CNY', '7.2993', '2025-03-03', 'https://verdict.co.uk/chinas-zhipu-ai-raises-137m'),
  approximate('EUR', '0.9'),
  approximate('RUB', '80'),
  approximate('KZT', '500'),
  approximate('UZS', '12000'),
  approximate('KGS', '87'),
  approximate('TJS', '10'),
  approximate('BYN', '3'),
  approximate('INR', '90'),
  approximate('PKR', '280'),
  approximate('IRR', '1000000'),
  approximate('AED', '3.67'),
  approximate('AMD', '390'),
  approximate('AZN', '1.7'),
  approximate('GBP', '0.75'),
  approximate('MNT', '3500'),
  approximate('SAR', '3.75'),
  approximate('TRY', '42'),
];

/** The newest rate on or before a day; before the first known day the earliest; null for an unknown currency. */
export function rateOn(currency: string, day: string): ExchangeRate | null {
  const known = exchangeRates.filter((rate) => rate.currency === currency).sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
  return known.findLast((rate) => rate.asOf <= day) ?? known[0] ?? null;
}

/** Converts at the rates of a day and says which they were; null when a rate is unknown. */
export function convertOn(money: Readonly<Money>, to: string, day: string): ConvertedMoney | null {
  if (money.currency === to) return { money: { ...money }, rates: [] };
  const rates = [rateOn(money.currency, day), rateOn(to, day)].filter((rate) => rate !== null);
  const units: UnitsPerUsd = Object.fromEntries(rates.map((rate) => [rate.currency, rate.unitsPerUsd]));
  const converted = convert(money, to, units);
  return converted && { money: converted, rates };
}
