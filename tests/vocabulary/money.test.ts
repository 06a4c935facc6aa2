import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convert, divideHalfEven } from '#vocabulary/money';
import { convertOn, exchangeRates, rateOn } from '#vocabulary/rates';

const rates = { USD: '1', KZT: '500', EUR: '0.9' };

describe('converting money', () => {
  test('goes through the dollar and rounds to two places', () => {
    expect(convert({ amount: '20000000', currency: 'KZT' }, 'USD', rates)).toEqual({
      amount: '40000.00',
      currency: 'USD',
    });
    expect(convert({ amount: '100.00', currency: 'USD' }, 'EUR', rates)).toEqual({ amount: '90.00', currency: 'EUR' });
    expect(convert({ amount: '1', currency: 'EUR' }, 'KZT', rates)).toEqual({ amount: '555.56', currency: 'KZT' });
    expect(convert({ amount: '-2.50', currency: 'KZT' }, 'USD', rates)).toEqual({ amount: '0.00', currency: 'USD' });
  });

  test('rounds halves to the even neighbour', () => {
    expect([5n, 15n, 25n, -5n, -15n].map((n) => divideHalfEven(n, 10n))).toEqual([0n, 2n, 2n, 0n, -2n]);
    expect(convert({ amount: '0.005', currency: 'USD' }, 'XXX', { USD: '1', XXX: '1' })!.amount).toBe('0.00');
    expect(convert({ amount: '0.015', currency: 'USD' }, 'XXX', { USD: '1', XXX: '1' })!.amount).toBe('0.02');
  });

  test('keeps every digit of sums that a floating-point number would lose', () => {
    const sum = { amount: '123456789012345678.91', currency: 'USD' };
    expect(convert(sum, 'XXX', { USD: '1', XXX: '2' })!.amount).toBe('246913578024691357.82');
  });

  test('stays null when a rate is unknown, and unchanged in the same currency', () => {
    expect(convert({ amount: '1', currency: 'XOF' }, 'USD', rates)).toBeNull();
    expect(convert({ amount: '1.2345', currency: 'XOF' }, 'XOF', rates)).toEqual({ amount: '1.2345', currency: 'XOF' });
  });

  test('is never off by more than half a hundredth', () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    const rate = fc.integer({ min: 1, max: 20_000_000 });
    fc.assert(
      fc.property(cents, rate, rate, (amount, from, to) => {
        const units = { AAA: (from / 10_000).toFixed(4), BBB: (to / 10_000).toFixed(4) };
        const converted = convert({ amount: (amount / 100).toFixed(2), currency: 'AAA' }, 'BBB', units)!;
        const error = BigInt(converted.amount.replace('.', '')) * BigInt(from) - BigInt(amount) * BigInt(to);
        return (error < 0n ? -error : error) * 2n <= BigInt(from);
      }),
    );
  });
});

describe('exchange rates', () => {
  test('are positive, dated, and of confidence C, for none was looked up', () => {
    const looked = exchangeRates.filter(({ currency, confidence }) => currency !== 'USD' && confidence !== 'C');
    expect(looked).toEqual([]);
    expect(exchangeRates.filter(({ unitsPerUsd, source }) => !(Number(unitsPerUsd) > 0) || !source)).toEqual([]);
  });

  test('cover every currency of the member states', () => {
    const currencies = ['KZT', 'UZS', 'KGS', 'TJS', 'RUB', 'BYN', 'CNY', 'INR', 'PKR', 'IRR', 'EUR', 'USD'];
    expect(currencies.filter((currency) => !rateOn(currency, '2026-11-23'))).toEqual([]);
  });

  test('are the newest on or before the day, and before the first the earliest', () => {
    expect(rateOn('RUB', '2026-11-23')!.unitsPerUsd).toBe('80');
    expect(rateOn('RUB', '2018-05-01')!.unitsPerUsd).toBe('66.6667');
    expect(rateOn('CNY', '2001-01-01')!.unitsPerUsd).toBe('7.2993');
    expect(rateOn('XOF', '2026-11-23')).toBeNull();
  });

  test('come back with the converted sum', () => {
    const converted = convertOn({ amount: '5000000', currency: 'KZT' }, 'USD', '2026-11-23')!;
    expect(converted.money).toEqual({ amount: '10000.00', currency: 'USD' });
    expect(converted.rates.map(({ currency }) => currency)).toEqual(['KZT', 'USD']);
    expect(convertOn({ amount: '1', currency: 'XOF' }, 'USD', '2026-11-23')).toBeNull();
    expect(convertOn({ amount: '1', currency: 'XOF' }, 'XOF', '2026-11-23')!.rates).toEqual([]);
  });
});
