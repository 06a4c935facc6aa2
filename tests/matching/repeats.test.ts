/** Question: "Somebody wrote a word twice, or a file names an investor twice in a deal: does that count for more?" */
import { expect, test } from 'vitest';
import { type Alliance, buildIndex, explainPair } from '#matching';
import { alliance, deal, investor, startup } from './world.ts';

const facts = alliance({
  startups: [startup('startup_a'), startup('startup_b', { country: 'UZ', sectors: ['edtech', 'ai-data'] })],
  investors: [investor('investor_a'), investor('investor_b')],
  deals: [deal('d1', 'startup_b', ['investor_a', 'investor_b'])],
});

/** Of investor_a, with every startup. */
function valuesIn(given: Partial<Alliance>, minimumDeals: number) {
  const index = buildIndex({ ...facts, ...given }, { minimumDeals });
  return facts.startups.map(({ id }) => explainPair(index, id, 'investor_a').parts.map(({ value }) => value));
}

const repeated = (word: string, times: number) => new Array<string>(times).fill(word);

for (const [model, minimumDeals] of [
  ['LEARNED', 0],
  ['PRIORS', 1000],
] as const) {
  test(`A word that a mandate names twice counts once, in ${model}`, () => {
    const stated = (times: number) => {
      const [sectors, rounds, countries] = ['fintech', 'seed', 'KZ'].map((word) => repeated(word, times));
      const mandate = { sectors: sectors!, rounds: rounds!, countries: countries!, languages: repeated('ru', times) };
      return valuesIn({ investors: [investor('investor_a', { mandate }), facts.investors[1]!] }, minimumDeals);
    };
    expect(stated(2)).toEqual(stated(1));
    expect(stated(1)).not.toEqual(valuesIn({}, minimumDeals));
  });

  test(`A sector or a language that a startup names twice counts once, in ${model}`, () => {
    const told = (times: number) => {
      const sectors = [...repeated('edtech', times), 'ai-data'];
      const startups = [facts.startups[0]!, startup('startup_b', { sectors, languages: repeated('ru', times) })];
      return valuesIn({ startups }, minimumDeals);
    };
    expect(told(2)).toEqual(told(1));
  });
}

test('An investor whom a deal names twice took part once', () => {
  const made = (...ids: string[]) => valuesIn({ deals: [deal('d1', 'startup_b', ids)] }, 0);
  expect(made('investor_a', 'investor_b', 'investor_a')).toEqual(made('investor_a', 'investor_b'));
});
