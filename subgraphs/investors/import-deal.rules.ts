import {
  amount,
  currencyCode,
  identifier,
  listOf,
  oneOfTable,
  optional,
  partialDate,
  required,
  text,
  type Values,
} from '#kit/columns';
import { dayOf } from '#kit/day';
import { Confidence } from '#kit/fact';
import { invalid } from '#kit/failure';
import { type ImportedRow, idNamed, type Provenance } from '#kit/importer';
import { type DatePrecision, firstDayOf } from '#vocabulary/date-precision';
import type { MoneyInput } from '#vocabulary/money';
import { convertOn } from '#vocabulary/rates';
import { RoundType } from '#vocabulary/round';
import type { Deal } from './deal.entity.ts';
import { kindOfRound } from './deal.mapping.ts';
import { coarsened, roundOfWord } from './import.mapping.ts';

const word = (cell: unknown): string => {
  oneOfTable(roundOfWord)(cell);
  return cell as string;
};

/** What a file of deals tells: `deals.csv`, or the rounds of the deals format. */
export const dealColumns = {
  id: optional('What the source calls it; made from startup, date and round when absent.', identifier),
  startup: required('Who got the money: its id in the source, or in the graph.', identifier, { also: 'company' }),
  investors: optional('Who put it in: ids in the source or in the graph, a;b in CSV.', listOf(identifier)),
  otherInvestors: optional('Names of others who did, a;b in CSV.', listOf(text)),
  date: optional('2026-11-23, or as much as is known: 2026-11, 2026.', partialDate),
  round: optional('seed, series-a … or A, B, C, D+, venture, debt, pe, grant.', word, { also: 'stage' }),
  amount: optional('The sum of the whole deal, in its currency.', amount),
  currency: optional('ISO 4217 code; needed with amount.', currencyCode),
  amountUsd: optional('The sum in US dollars; by the rate of the day when only amount is told.', amount),
  source: optional('Page it is known from, when it is another than that of the whole file.', text),
};

type DealValues = Values<typeof dealColumns>;

const PRECISIONS: Readonly<Record<number, DatePrecision>> = { 4: 'YEAR', 7: 'MONTH', 10: 'DAY' };

/** The sum as told; dollars when nothing else was. @throws MISSING when a sum or its currency stands alone */
function sumOf({ amount: told, currency, amountUsd }: DealValues): MoneyInput | null {
  if ((told === null) !== (currency === null))
    throw invalid('MISSING', 'amount and currency go together.', [told === null ? 'amount' : 'currency']);
  if (told !== null && currency !== null) return { amount: told, currency };
  return amountUsd === null ? null : { amount: amountUsd, currency: 'USD' };
}

const dollarsOf = ({ amountUsd }: DealValues, sum: MoneyInput | null, day: string | null): string | null =>
  amountUsd ?? (sum && day ? (convertOn(sum, 'USD', day)?.money.amount ?? null) : null);

/** @throws MISSING, FUTURE_DATE */
export function dealRow(values: DealValues, provenance: Provenance): ImportedRow<Deal> {
  const date = values.date && firstDayOf(values.date);
  if (date !== null && date > dayOf(provenance.now))
    throw invalid('FUTURE_DATE', 'date: the deal lies in the future.', ['date']);
  const startupId = idNamed('startup', provenance.source, values.startup);
  const investorIds = (values.investors ?? []).map((name) => idNamed('investor', provenance.source, name));
  const round = values.round === null ? RoundType.UNSPECIFIED : roundOfWord[values.round]!;
  const sum = sumOf(values);
  const said = {
    ...{ startupId, investorIds, otherInvestors: values.otherInvestors ?? [] },
    ...{ date, datePrecision: values.date === null ? null : PRECISIONS[values.date.length]! },
    ...{ round, kind: kindOfRound[round] },
    ...{ amount: sum?.amount ?? null, currency: sum?.currency ?? null, amountUsd: dollarsOf(values, sum, date) },
    source: values.source ?? provenance.citation,
    note: values.round !== null && coarsened.has(values.round) ? `the source calls the round “${values.round}”` : null,
  };
  return {
    ...identityOf(values),
    said,
    initial: { confidence: Confidence.B, synthetic: false },
    names: [startupId, ...investorIds],
  };
}

/** Rounds of the deals format have no id: the same startup, day and word make the same one, whatever line they stand in. */
const identityOf = ({ id, startup, date, round }: DealValues): Pick<ImportedRow<Deal>, 'externalId' | 'derived'> =>
  id === null
    ? { externalId: [startup, date ?? 'undated', round ?? 'unspecified'].join('-'), derived: true }
    : { externalId: id };
