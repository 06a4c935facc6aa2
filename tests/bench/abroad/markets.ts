/** The countries of a deals folder, as markets: the one with the most companies is home. */
import 'reflect-metadata';
import type { StartupProfile } from '#matching';
import { memberStates } from '#vocabulary/state';

export interface Market {
  readonly name: string;
  /** By id. */
  readonly companies: ReadonlySet<string>;
}

export interface Markets {
  readonly home: Market;
  /** All known countries that are not home together, the largest of them apart, the SCO's members together. */
  readonly abroad: readonly Market[];
}

const APART = 5;

/** @throws where fewer than two countries are known */
export function marketsOf(startups: readonly StartupProfile[]): Markets {
  const known = startups.filter(({ country }) => country !== null);
  const countries = [...Map.groupBy(known, ({ country }) => country!)].sort(([, x], [, y]) => y.length - x.length);
  const [home, ...others] = countries.map(([name]) => name);
  if (home === undefined || others.length === 0) throw new Error('the folder knows of fewer than two countries');
  const members = others.filter((country) => (memberStates as readonly string[]).includes(country));
  const market = (name: string, of: readonly string[]): Market => {
    const companies = known.filter(({ country }) => of.includes(country!)).map(({ id }) => id);
    return { name, companies: new Set(companies) };
  };
  const apart = others.slice(0, APART).map((country) => market(country, [country]));
  const sco = members.length === 0 ? [] : [market(`SCO (${members.join(' ')})`, members)];
  return { home: market(home, [home]), abroad: [market(`not ${home}`, others), ...apart, ...sco] };
}
