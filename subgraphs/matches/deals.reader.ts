/** The deals benchmark's folder (gzip NDJSON) as an alliance the engine can rank. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Alliance, DealEvent, InvestorProfile, Raise, StartupProfile } from '#matching';
import { SECTOR_OF_CATEGORY } from './deals.sectors.ts';
import { usdOfClass } from './deals.sizes.ts';

/** What a startup states when it looks for money: a stage and a class of sums. */
export interface Ask {
  readonly stage?: string;
  readonly amount?: string;
}

export interface DealsFolder {
  readonly alliance: Alliance;
  /** A: startups in search of investors, as they ask. */
  readonly startupQueries: readonly { readonly q: string; readonly startup: StartupProfile }[];
  /** B: investors in search of startups. */
  readonly investorQueries: readonly { readonly q: string; readonly investorId: string }[];
  /** The startups that B may rank; their profiles carry what they ask. */
  readonly pool: ReadonlySet<string>;
}

interface Company {
  readonly id: string;
  readonly country?: string;
  readonly region?: string;
  readonly category?: string;
  readonly founded?: number;
}

interface Investor {
  readonly id: string;
  readonly kind?: string;
  readonly country?: string;
  readonly founded?: number;
}

interface Round {
  readonly company: string;
  readonly date: string;
  readonly stage?: string;
  readonly amountUsd?: number;
  readonly investors: readonly string[];
}

/** @throws when a file is missing or a line is not JSON, with the file and the line */
export async function readDeals(folder: string): Promise<DealsFolder> {
  const rows = <T>(file: string) => collect<T>(join(folder, `${file}.ndjson.gz`));
  const [companies, investors, rounds, poolRows, queriesA, queriesB] = await Promise.all([
    rows<Company>('companies'),
    rows<Investor>('investors'),
    rows<Round>('rounds'),
    rows<{ company: string; ask: Ask }>('pool'),
    rows<{ q: string; company: string; ask: Ask }>('queries-a'),
    rows<{ q: string; investor: string }>('queries-b'),
  ]);
  const { asOf } = JSON.parse(await readFile(join(folder, 'meta.json'), 'utf8')) as { asOf: string };
  const asks = new Map(poolRows.map(({ company, ask }) => [company, ask]));
  const startups = companies.map((company) => startupOf(company, asks.get(company.id)));
  const byId = new Map(startups.map((startup) => [startup.id, startup]));
  return {
    alliance: {
      asOf,
      startups,
      investors: investors.map(investorOf),
      deals: rounds.map(dealOf),
      technoparks: [],
      markets: [],
      exclusions: [],
      decisions: [],
    },
    startupQueries: queriesA.map(({ q, company, ask }) => ({
      q,
      startup: { ...byId.get(company)!, raise: raiseOf(ask) },
    })),
    investorQueries: queriesB.map(({ q, investor }) => ({ q, investorId: investor })),
    pool: new Set(asks.keys()),
  };
}

function startupOf({ id, country, region, category, founded }: Company, ask: Ask | undefined): StartupProfile {
  const sector = category === undefined ? undefined : SECTOR_OF_CATEGORY[category];
  return {
    id,
    country: country ?? null,
    hqCountry: null,
    region: region ?? null,
    category: category ?? null,
    sectors: sector === undefined ? [] : [sector],
    stage: null,
    foundedYear: founded ?? null,
    languages: [],
    raise: ask === undefined ? null : raiseOf(ask),
    presentIn: [],
    technoparkId: null,
    womenLed: null,
    synthetic: false,
    heldForReview: false,
  };
}

function raiseOf({ stage, amount }: Ask): Raise {
  return { round: stage ?? null, amountUsd: usdOfClass(amount) };
}

function investorOf({ id, kind, country, founded }: Investor): InvestorProfile {
  return {
    id,
    country: country ?? null,
    kind: kind ?? null,
    foundedYear: founded ?? null,
    mandate: { sectors: [], rounds: [], countries: [], languages: [], ticketMinUsd: null, ticketMaxUsd: null },
    dryPowderUsd: null,
    synthetic: false,
    heldForReview: false,
  };
}

/** Rounds have no id: the line's number is one, since the file is frozen. */
function dealOf({ company, date, stage, amountUsd, investors }: Round, line: number): DealEvent {
  return {
    id: `round-${String(line + 1).padStart(6, '0')}`,
    startupId: company,
    investorIds: investors,
    date,
    round: stage ?? null,
    amountUsd: amountUsd ?? null,
    kind: stage === 'debt' ? 'DEBT' : stage === 'grant' ? 'GRANT' : 'EQUITY',
  };
}

async function collect<T>(file: string): Promise<T[]> {
  const lines = createInterface({
    input: createReadStream(file).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  const rows: T[] = [];
  let line = 0;
  for await (const text of lines) {
    line++;
    if (text !== '') rows.push(parse<T>(text, file, line));
  }
  return rows;
}

function parse<T>(text: string, file: string, line: number): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Error(`${file}:${line}: not JSON`);
  }
}
