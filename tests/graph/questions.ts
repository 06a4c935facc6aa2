import type { Viewer } from '#kit/viewer';
import type { AnswerData } from '../harness/answer.ts';
import { viewerOf } from '../harness/subgraph.ts';

export interface Question {
  /** File of schema/operations. */
  readonly operation: string;
  /** In the user's words. */
  readonly asks: string;
  readonly variables: Record<string, unknown>;
  readonly viewer: Viewer;
  /** Subgraph -> calls of the gateway. They do not grow with the list. */
  readonly calls: Readonly<Record<string, number>>;
  /** SQL statements of all subgraphs together, at most. */
  readonly statements: number;
  /** What must hold whatever the demonstration's numbers. */
  readonly check?: (data: AnswerData) => void;
}

export const QUESTIONS: readonly Question[] = [
  {
    operation: '01-residents-raising-and-free-desks',
    asks: 'Which of my residents raise under USD 500k with a Russian-language product, and which Uzbek or Chinese parks have free 24/7 desks in March?',
    variables: { park: 'technopark_demo-steppe', march: { from: '2027-03-01', to: '2027-04-01' } },
    viewer: viewerOf('TECHNOPARK_MANAGER', 'technopark_demo-steppe'),
    calls: {},
    statements: 0,
  },
  {
    operation: '06-where-to-scale-next',
    asks: 'Where should I scale next, with the score cut into its parts and the year of each datum?',
    variables: { startup: 'startup_demo-01' },
    viewer: viewerOf('FOUNDER', 'startup_demo-01'),
    calls: {},
    statements: 0,
  },
  {
    operation: '07-parks-in-those-markets',
    asks: 'In those markets, which parks take my stage and sector, waive tax, need no local entity and help with a visa?',
    variables: { startup: 'startup_demo-01', countries: ['RU', 'CN', 'UZ', 'KG', 'IN'] },
    viewer: viewerOf('FOUNDER', 'startup_demo-01'),
    calls: {},
    statements: 0,
  },
  {
    operation: '08-support-without-equity',
    asks: 'Which grants and programmes am I eligible for without giving equity, closing within 45 days?',
    variables: { startup: 'startup_demo-01', currency: 'KZT' },
    viewer: viewerOf('FOUNDER', 'startup_demo-01'),
    calls: {},
    statements: 0,
  },
  {
    operation: '10-investors-who-fit-my-round',
    asks: 'Which investors put USD 50-300k into fintech at seed in Central Asia, have money left, and have not passed on me?',
    variables: { me: 'startup_demo-01' },
    viewer: viewerOf('FOUNDER', 'startup_demo-01'),
    calls: {},
    statements: 0,
  },
  {
    operation: '11-my-match-list',
    asks: 'My match list: startups fitting my thesis, with why, and no portfolio conflict.',
    variables: { investor: 'investor_demo-01' },
    viewer: viewerOf('INVESTOR', 'investor_demo-01'),
    calls: {},
    statements: 0,
  },
  {
    operation: '12-matches-with-ties',
    asks: 'Of these, which share a co-investor with me, or come from a park whose graduates raised within a year?',
    variables: { investor: 'investor_demo-01' },
    viewer: viewerOf('INVESTOR', 'investor_demo-01'),
    calls: {},
    statements: 0,
  },
  {
    operation: '13-one-criterion-halved',
    asks: 'The same list with the weight of one criterion halved: what moved, and why?',
    variables: { investor: 'investor_demo-01', criterion: 'COUNTRY' },
    viewer: viewerOf('INVESTOR', 'investor_demo-01'),
    calls: {},
    statements: 0,
  },
  {
    operation: '18-per-country-and-year',
    asks: 'Per country and year: residents, raised, grants, foreign entries, against population and internet users.',
    variables: { countries: null, from: 2018, to: 2024 },
    viewer: viewerOf('ANALYST', 'organisation_demo-ministry'),
    calls: {},
    statements: 0,
  },
  {
    operation: '22-members-and-parks-on-a-day',
    asks: 'Members and partners, and their parks, on a given date, with accreditation that ends within 90 days.',
    variables: { day: '2026-11-23' },
    viewer: viewerOf('SECRETARIAT', 'organisation_secretariat'),
    calls: {},
    statements: 0,
  },
  {
    operation: '24-parties-kept-apart',
    asks: 'Which parties must not be brought together, with proof that no proposed meeting breaks it?',
    variables: { day: '2026-11-23' },
    viewer: viewerOf('SECRETARIAT', 'organisation_secretariat'),
    calls: {},
    statements: 0,
  },
  {
    operation: '25-startup-page',
    asks: 'One query for a startup page in my language, two currencies, my time zone.',
    variables: { startup: 'startup_demo-01', locale: 'fa', currency: 'KZT', zone: 'Asia/Tehran' },
    viewer: viewerOf('INVESTOR', 'investor_demo-01'),
    calls: {},
    statements: 0,
  },
];
