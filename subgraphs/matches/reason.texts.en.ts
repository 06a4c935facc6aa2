import { type CriterionTexts, known, type ReasonTable } from './reason.table.ts';
import type { Values } from './reason.values.ts';

/** What an investor's past deals and mandate tell of one field. */
function taste(name: string, what: (values: Values) => string, unknown: string): CriterionTexts {
  const details = (v: Values) => [
    v.some('of') ? known`${v.count('deals')} of its ${v.count('of', { one: 'past deal', other: 'past deals' })}` : null,
    known`${v.ratio()} times the average`,
    v.is('stated') ? 'its stated mandate included' : null,
  ];
  return {
    name,
    FOR: (v) => v.tell(`${v.some('deals') ? 'Invests' : 'Inclined to invest'} in ${what(v)}`, ...details(v)),
    AGAINST: (v) => v.tell(`Less inclined to invest in ${what(v)}`, ...details(v)),
    UNKNOWN: unknown,
  };
}

const tooSmall = (v: Values) =>
  v.less('amountUsd', 'ticketMinUsd')
    ? known`The investor's tickets start at ${v.usd('ticketMinUsd')}; the raise is ${v.usd('amountUsd')}.`
    : null;

const tooLarge = (v: Values) =>
  v.less('ticketMaxUsd', 'amountUsd')
    ? known`The raise is ${v.usd('amountUsd')}; the investor's largest ticket is ${v.usd('ticketMaxUsd')}, so others would have to join.`
    : null;

const fits = (v: Values) =>
  v.tell(
    known`The raise of ${v.usd('amountUsd')} fits the investor's tickets` ?? "The raise fits the investor's tickets",
    known`from ${v.usd('ticketMinUsd')}`,
    known`up to ${v.usd('ticketMaxUsd')}`,
  );

const makers = (v: Values) =>
  known`${v.count('organisationsPerMillion', { one: 'GitHub organisation', other: 'GitHub organisations' })} per million internet users`;

const purse = (v: Values) => known`about USD ${v.about('onlinePurseUsd')} a year`;

const desksInParks = (v: Values) =>
  known`${v.count('desks', { one: 'desk', other: 'desks' })} in ${v.count('technoparks', { one: 'technopark', other: 'technoparks' })}`;

const programmes = (v: Values) => known`${v.count('programmes', { one: 'programme', other: 'programmes' })} open to it`;

/** What a startup asks, how many back it, and how that stands to the average. */
const asked = (v: Values) => [
  v.rounds('round'),
  v.usd('amountUsd'),
  v.count('backers', { one: 'backer', other: 'backers' }),
  known`${v.ratio()} times the average`,
];

export const en: ReasonTable = {
  style: { colon: ': ', comma: ', ', stop: '.', quotes: ['“', '”'], currency: 'code' },
  criteria: {
    category: taste(
      'Category',
      (v) => known`the category “${v.word('startup')}”` ?? "the startup's category",
      "The startup's category is not known.",
    ),
    sector: taste(
      'Sector',
      (v) => v.sectors('startup') ?? "the startup's sectors",
      "The startup's sectors are not known.",
    ),
    country: taste(
      'Country',
      (v) => known`startups from ${v.countries('startup')}` ?? "the startup's country",
      "The startup's country is not known.",
    ),
    region: taste(
      'Region',
      (v) => known`startups from ${v.word('startup')}` ?? "the startup's region",
      "The startup's region is not known.",
    ),
    round: taste(
      'Round',
      (v) => known`${v.rounds('startup')} rounds` ?? 'rounds of this type',
      'The round that the startup seeks is not known.',
    ),
    size: taste(
      'Size of the raise',
      (v) => known`rounds of this size (${v.usd('startup')})` ?? 'rounds of this size',
      'The sum that the startup seeks is not known.',
    ),
    ticket: {
      name: 'Ticket',
      FOR: (v) => tooSmall(v) ?? tooLarge(v) ?? fits(v),
      AGAINST: (v) => tooSmall(v) ?? tooLarge(v) ?? "The raise does not fit the investor's tickets.",
      UNKNOWN: "The sum sought or the investor's tickets are not known.",
    },
    coInvestors: {
      name: 'Co-investors',
      FOR: (v) =>
        v.tell(
          known`The investor has invested beside ${v.count('shared', { one: 'backer', other: 'backers' })} of the startup` ??
            'The investor has invested beside backers of the startup',
          known`${v.ratio()} times what chance would give`,
        ),
      AGAINST: (v) =>
        v.some('shared')
          ? "The investor has invested beside the startup's backers less often than chance would give."
          : "The investor has not invested beside the startup's backers.",
      UNKNOWN: 'No backers of the startup are known.',
    },
    affinity: {
      name: 'Affinity',
      FOR: (v) =>
        v.tell(
          'The investor joins such rounds more often than the average',
          known`${v.ratio()} times, all fields weighed together`,
        ),
      AGAINST: 'The investor does not join such rounds more often than the average, all fields weighed together.',
      UNKNOWN: 'How often the investor joins such rounds is not known.',
    },
    precedents: {
      name: 'Similar past deals',
      FOR: (v) =>
        v.tell(
          'The investor has made similar deals',
          known`${v.ratio()} times as near as those of the average investor`,
        ),
      AGAINST: "The investor's past deals are less similar to this one than those of the average investor.",
      UNKNOWN: 'No past deals of investors are known.',
    },
    usualSize: {
      name: 'Usual size of rounds',
      FOR: (v) =>
        v.tell(
          'The sum is of the size of the rounds that the investor joins',
          known`${v.usd('amountUsd')} sought`,
          known`about ${v.usd('usualUsd')} as a rule`,
        ),
      AGAINST: (v) =>
        v.tell(
          'The sum is unlike the rounds that the investor joins',
          known`${v.usd('amountUsd')} sought`,
          known`about ${v.usd('usualUsd')} as a rule`,
        ),
      UNKNOWN: 'The sum sought or the size of the rounds that the investor joins is not known.',
    },
    momentum: {
      name: 'Recent pace',
      FOR: (v) =>
        v.tell(
          'The investor has made many deals in recent months',
          known`the latest ${v.date('newest')}`,
          known`${v.ratio()} times the average pace`,
        ),
      AGAINST: (v) => v.tell('The investor has made few deals in recent months', known`the latest ${v.date('newest')}`),
      UNKNOWN: 'The recent pace of the investor is not known.',
    },
    appeal: {
      name: 'Appeal of the round',
      FOR: (v) =>
        v.tell(
          'Such a round draws more investors than usual',
          v.rounds('round'),
          v.usd('amountUsd'),
          known`${v.ratio()} times the average`,
        ),
      AGAINST: (v) =>
        v.tell(
          'Such a round draws fewer investors than usual',
          v.rounds('round'),
          v.usd('amountUsd'),
          known`${v.ratio()} times the average`,
        ),
      UNKNOWN: 'Neither the round nor the sum sought is known.',
    },
    circle: {
      name: 'Circle of co-investors',
      FOR: 'Those whom the investor invests beside most join such rounds more often than the average.',
      AGAINST: 'Those whom the investor invests beside most do not join such rounds more often than the average.',
      UNKNOWN: 'What those beside the investor take is not known.',
    },
    factors: {
      name: 'Latent taste',
      FOR: 'Of all investors, those with tastes like this one’s are the likelier to join such rounds.',
      AGAINST: 'Of all investors, those with tastes like this one’s are the less likely to join such rounds.',
      UNKNOWN: 'Too few past deals tell of the investor’s taste.',
    },
    selection: {
      name: 'Latent choice',
      FOR: 'Of the rounds of a time, investors with tastes like this one’s join such ones sooner than others do.',
      AGAINST: 'Of the rounds of a time, investors with tastes like this one’s join such ones later than others do.',
      UNKNOWN: 'Too few past deals tell of what the investor chooses.',
    },
    experience: {
      name: 'Experience of the investor',
      FOR: 'How many startups the investor ever backed speaks for it.',
      AGAINST: 'How many startups the investor ever backed speaks against it.',
      UNKNOWN: 'How many startups the investor ever backed is not known.',
    },
    syndicate: {
      name: 'Company in its rounds',
      FOR: 'The investor joins rounds of few investors, where a new one counts.',
      AGAINST: 'The investor joins rounds of many investors, where it is one of many.',
      UNKNOWN: 'In what company the investor invests is not known.',
    },
    standing: {
      name: 'Standing of the investor',
      FOR: 'Investors so experienced, so active and of this kind join more often than the rest of the score says.',
      AGAINST: 'Investors so experienced, so active and of this kind join less often than the rest of the score says.',
      UNKNOWN: 'What investors of this kind do has not been learned.',
    },
    attraction: {
      name: 'Attraction of the startup',
      FOR: (v) => v.tell('Of the rounds of a time, investors join such ones sooner', ...asked(v)),
      AGAINST: (v) => v.tell('Of the rounds of a time, investors join such ones later', ...asked(v)),
      UNKNOWN: 'Too few past deals tell of what investors choose.',
    },
    activity: {
      name: 'Activity of the investor',
      FOR: (v) =>
        v.tell(
          'The investor has been active lately',
          v.count('deals', { one: 'past deal', other: 'past deals' }),
          known`the latest ${v.date('newest')}`,
          known`${v.ratio()} times the average activity`,
        ),
      AGAINST: (v) =>
        v.tell(
          'The investor has been little active lately',
          v.count('deals', { one: 'past deal', other: 'past deals' }),
          known`the latest ${v.date('newest')}`,
          known`${v.ratio()} times the average activity`,
        ),
      UNKNOWN: 'How active the investor is, is not known.',
    },
    language: {
      name: 'Language',
      FOR: (v) => v.tell('The investor works in a language of the product', v.languages('languages')),
      AGAINST: 'The investor works in no language of the product.',
      UNKNOWN: 'The languages of the product or of the investor are not known.',
    },
    interest: {
      name: 'Declared interest',
      FOR: (v) => {
        if (v.is('byStartup') && v.is('byInvestor')) return 'Both sides have said that they are interested.';
        if (v.is('byStartup')) return 'The startup has said that it is interested.';
        return v.is('byInvestor') ? 'The investor has said that it is interested.' : 'Interest has been declared.';
      },
      AGAINST: 'No interest has been declared.',
      UNKNOWN: 'Whether either side is interested is not known.',
    },
    responses: {
      name: 'Answers so far',
      FOR: 'The investor has answered startups like this one more favourably than others so far.',
      AGAINST: 'The investor has answered startups like this one less favourably than others so far.',
      UNKNOWN: 'The investor has not yet answered to startups it was shown.',
    },
    demand: {
      name: 'Demand',
      FOR: (v) => v.tell('Large online demand', purse(v)),
      AGAINST: (v) => v.tell('Small online demand', purse(v)),
      UNKNOWN: 'The demand of the market is not known.',
    },
    access: {
      name: 'Ease of entry',
      FOR: 'A foreign company starts to work there easily: rules, customs and taxes.',
      AGAINST: 'A foreign company starts to work there with difficulty: rules, customs and taxes.',
      UNKNOWN: 'How easily a foreign company starts to work there is not known.',
    },
    marketLanguage: {
      name: 'Language of the market',
      FOR: (v) => v.tell('The product speaks a language of the market', v.languages('languages')),
      AGAINST: 'The product speaks no official or widely used language of the market.',
      UNKNOWN: 'The languages of the product or of the market are not known.',
    },
    marketDistance: {
      name: 'Distance to the market',
      FOR: 'The market is near the home country.',
      AGAINST: 'The market is far from the home country.',
      UNKNOWN: 'The distance to the market is not known.',
    },
    bloc: {
      name: 'Trade bloc',
      FOR: (v) =>
        v.tell(
          'Trade rules make entry easier',
          known`both are in ${v.blocs('blocs')}`,
          v.is('freeTrade') ? 'a free-trade agreement' : null,
        ),
      AGAINST: (v) => v.tell('Trade rules hardly make entry easier', known`both are in ${v.blocs('blocs')} only`),
      UNKNOWN: 'The trade blocs of home or of the market are not known.',
    },
    regime: {
      name: 'State and e-government',
      FOR: 'The indices of governance and e-government of the state are high.',
      AGAINST: 'The indices of governance and e-government of the state are low.',
      UNKNOWN: 'The indices of governance and e-government of the state are not known.',
    },
    ties: {
      name: 'Existing ties',
      FOR: "Trade and developers' work already tie the two countries closely.",
      AGAINST: "Trade and developers' work tie the two countries little so far.",
      UNKNOWN: 'The ties between the two countries are not known.',
    },
    competition: {
      name: 'Local competition',
      FOR: (v) => v.tell('Few local software makers compete', makers(v)),
      AGAINST: (v) => v.tell('Many local software makers compete', makers(v)),
      UNKNOWN: 'The local competition is not known.',
    },
    marketProgrammes: {
      name: 'Programmes in the country',
      FOR: (v) => v.tell('The country has programmes for the startup', programmes(v)),
      AGAINST: (v) => v.tell('The country has few or no programmes for the startup', programmes(v)),
      UNKNOWN: 'The programmes of the country are not known.',
    },
    marketSpace: {
      name: 'Desks in the country',
      FOR: (v) => v.tell('The technoparks of the country have many desks', desksInParks(v)),
      AGAINST: (v) => v.tell('The technoparks of the country have few or no desks', desksInParks(v)),
      UNKNOWN: 'How many desks are free in the country is not known.',
    },
    parkSector: {
      name: 'Sector of the technopark',
      FOR: (v) => v.tell("The technopark serves the startup's sectors", v.sectors('sectors')),
      AGAINST: (v) =>
        known`Of the startup's sectors the technopark serves only ${v.sectors('sectors')}.` ??
        "The technopark does not serve the startup's sectors.",
      UNKNOWN: 'The sectors of the startup or of the technopark are not known.',
    },
    parkStage: {
      name: 'Stage',
      FOR: (v) => v.tell('The technopark takes companies of this stage', v.stages('stages')),
      AGAINST: "The technopark does not take companies of the startup's stage.",
      UNKNOWN: 'The stage of the startup or the stages the technopark takes are not known.',
    },
    parkLanguage: {
      name: 'Language of the technopark',
      FOR: (v) => v.tell('The technopark speaks a language of the product', v.languages('languages')),
      AGAINST: 'The technopark speaks no language of the product.',
      UNKNOWN: 'The languages of the product or of the technopark are not known.',
    },
    parkDistance: {
      name: 'Distance to the technopark',
      FOR: (v) =>
        v.is('home') ? 'The technopark is in the home country.' : 'The technopark is near the home country.',
      AGAINST: 'The technopark is far from the home country.',
      UNKNOWN: 'The distance to the technopark is not known.',
    },
    space: {
      name: 'Desks',
      FOR: 'The technopark has many desks.',
      AGAINST: 'The technopark has few or no desks.',
      UNKNOWN: 'How many desks are free in the technopark is not known.',
    },
    aroundTheClock: {
      name: '24/7 access',
      FOR: 'The workspace is open around the clock.',
      AGAINST: 'The workspace is not open around the clock.',
      UNKNOWN: 'Whether the workspace is open around the clock is not known.',
    },
    housing: {
      name: 'Housing',
      FOR: 'The technopark offers housing.',
      AGAINST: 'The technopark offers no housing or has no bed.',
      UNKNOWN: 'Whether the technopark offers housing is not known.',
    },
    tax: {
      name: 'Tax relief',
      FOR: 'Residents of the technopark are relieved of taxes.',
      AGAINST: 'Residents of the technopark get no tax relief.',
      UNKNOWN: 'Whether residents get tax relief is not known.',
    },
    localEntity: {
      name: 'Local company',
      FOR: (v) =>
        v.is('home') ? 'At home no second company is needed.' : 'One may begin without a company in the country.',
      AGAINST: 'A company in the country is needed from the start.',
      UNKNOWN: 'Whether a company in the country is needed is not known.',
    },
    visa: {
      name: 'Visa',
      FOR: (v) => (v.is('home') ? 'At home no visa is needed.' : 'The technopark helps with visas.'),
      AGAINST: 'The technopark does not help with visas.',
      UNKNOWN: 'Whether the technopark helps with visas is not known.',
    },
    softLanding: {
      name: 'Soft landing',
      FOR: 'The technopark has a soft-landing offer for foreign startups.',
      AGAINST: 'The technopark has no soft-landing offer.',
      UNKNOWN: 'Whether the technopark has a soft-landing offer is not known.',
    },
    parkProgrammes: {
      name: 'Programmes of the technopark',
      FOR: (v) => v.tell('The technopark has programmes for the startup', programmes(v)),
      AGAINST: (v) => v.tell('The technopark has few or no programmes for the startup', programmes(v)),
      UNKNOWN: 'The programmes of the technopark are not known.',
    },
  },
  stops: {
    EXCLUDED: 'The two must not be brought together.',
    PASSED: (v) =>
      known`One of the two passed on the other on ${v.date('at')}.` ?? 'One of the two has passed on the other.',
    IN_PORTFOLIO: (v) => v.tell("The startup is in the investor's portfolio already", known`deal of ${v.date('date')}`),
    HELD_FOR_REVIEW: 'Held until a check is finished; this says nothing of its outcome.',
    OUTSIDE_TICKET: (v) => tooSmall(v) ?? 'The raise is outside what the investor can put in now.',
    OUTSIDE_ROUNDS: (v) =>
      known`The startup's round is ${v.rounds('startup')}; the investor's mandate takes ${v.rounds('mandate')}.` ??
      "The round is outside the investor's mandate.",
    OUTSIDE_COUNTRIES: (v) =>
      known`The startup is from ${v.countries('startup')}; the investor's mandate takes ${v.countries('mandate')}.` ??
      "The startup's country is outside the investor's mandate.",
    OUTSIDE_SECTORS: (v) =>
      known`The startup works in ${v.sectors('startup')}; the investor's mandate takes ${v.sectors('mandate')}.` ??
      "The startup's sectors are outside the investor's mandate.",
    ALREADY_PRESENT: (v) =>
      known`The startup is present in ${v.countries('country')} already.` ??
      'The startup is present in this market already.',
    OWN_TECHNOPARK: 'The startup resides in this technopark already.',
  },
  exclusions: {
    SANCTION_BAR: (v) => v.tell('A sanctions bar keeps the two apart', known`until ${v.date('validTo')}`),
    DECLARED: (v) => v.tell('A declared exclusion keeps the two apart', known`until ${v.date('validTo')}`),
    VISA_BAR: (v) => v.tell('A visa bar keeps the two apart', known`until ${v.date('validTo')}`),
    NEVER: (v) => v.tell('One of the two has asked never to meet the other', known`until ${v.date('validTo')}`),
  },
};
