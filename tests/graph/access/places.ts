import type { Place } from './doors.ts';

const STARTUP = { entity: 'Startup', owners: ['startup_demo-01'], others: ['startup_demo-02', 'technopark_demo-lake'] };
const at = (id: string) => ({ id, owners: [id], others: ['startup_demo-03', 'investor_demo-12'] });

/** Where guarded fields stand in the demonstration. A guarded type that has no place here fails the test of completeness. */
export const PLACES: readonly Place[] = [
  {
    ...{ type: 'Person', subgraph: 'alliance', entity: 'Person', id: 'person_demo-founder-01' },
    ...{ owners: ['startup_demo-01'], others: ['startup_demo-02'] },
    root: 'node(id: "person_demo-founder-01") { ... on Person { $ } }',
  },
  { type: 'Startup', subgraph: 'markets', ...STARTUP, id: 'startup_demo-01' },
  { type: 'EntryPlan', subgraph: 'markets', ...STARTUP, id: 'startup_demo-01', path: ['entryPlans'] },
  {
    ...{ type: 'Startup', subgraph: 'startups', entity: 'Startup' },
    ...at('startup_demo-02'),
    root: 'startup(id: "startup_demo-02") { $ }',
  },
  {
    ...{ type: 'TeamMember', subgraph: 'startups', entity: 'Startup', path: ['team'] },
    ...at('startup_demo-02'),
    root: 'startup(id: "startup_demo-02") { team { $ } }',
  },
  {
    ...{ type: 'FundingRound', subgraph: 'startups', entity: 'Startup', path: ['raise'] },
    ...at('startup_demo-02'),
    root: 'startup(id: "startup_demo-02") { raise { $ } }',
  },
  { type: 'Startup', subgraph: 'technoparks', entity: 'Startup', ...at('startup_demo-04') },
  { type: 'Booking', subgraph: 'technoparks', entity: 'Startup', path: ['bookings'], ...at('startup_demo-04') },
  {
    ...{ type: 'Technopark', subgraph: 'technoparks', entity: 'Technopark', id: 'technopark_demo-delta' },
    ...{ owners: ['technopark_demo-delta'], others: ['technopark_demo-lake', 'startup_demo-04'] },
    root: 'technopark(id: "technopark_demo-delta") { $ }',
  },
  {
    ...{ type: 'Residency', subgraph: 'technoparks', entity: 'Startup', path: ['residency'] },
    ...{ id: 'startup_demo-01', owners: ['startup_demo-01', 'technopark_demo-steppe'] },
    others: ['startup_demo-02', 'technopark_demo-lake'],
  },
  {
    ...{ type: 'QuarterlyReport', subgraph: 'technoparks', entity: 'Startup', path: ['residency', 'reports'] },
    ...{ id: 'startup_demo-01', owners: ['startup_demo-01', 'technopark_demo-steppe'] },
    others: ['startup_demo-02', 'technopark_demo-lake'],
  },
  {
    ...{ type: 'Investor', subgraph: 'investors', entity: 'Investor', id: 'investor_demo-01' },
    ...{ owners: ['investor_demo-01'], others: ['investor_demo-02', 'startup_demo-01'] },
    root: 'investor(id: "investor_demo-01") { $ }',
  },
  // Whoever may ask names a startup; a founder the own one.
  ...(
    [
      ['Measure', 'measure_by-belinfond'],
      ['GrantCall', 'grant-call_demo-delta'],
      ['Programme', 'programme_cn-hpp'],
    ] as const
  ).map(([type, id]) => ({
    ...{ type, subgraph: 'support', entity: type, id },
    ...{ owners: [], others: ['startup_demo-01'], partiesOnly: true as const },
  })),
  {
    ...{ type: 'Participation', subgraph: 'meetings', entity: 'Startup', path: ['participations'] },
    ...at('startup_demo-01'),
  },
  {
    ...{ type: 'Meeting', subgraph: 'meetings', entity: 'Meeting', id: 'meeting_startup-demo-01-investor-demo-04' },
    ...{ owners: ['startup_demo-01', 'investor_demo-04'], others: ['startup_demo-03', 'investor_demo-01'] },
  },
  {
    ...{ type: 'StartupProfile', subgraph: 'matches', entity: 'Startup', path: ['profile'] },
    ...at('startup_demo-02'),
    root: 'startupProfiles(filter: { id: { eq: "startup_demo-02" } }) { nodes { $ } }',
  },
  { type: 'Startup', subgraph: 'matches', entity: 'Startup', ...at('startup_demo-02') },
  {
    ...{ type: 'Investor', subgraph: 'matches', entity: 'Investor', id: 'investor_demo-01' },
    ...{ owners: ['investor_demo-01'], others: ['investor_demo-02', 'startup_demo-01'] },
  },
  {
    ...{ type: 'Event', subgraph: 'meetings', entity: 'Event', id: 'event_demo-forum', owners: [] },
    ...{ others: ['startup_demo-01', 'investor_demo-01'], root: 'event(id: "event_demo-forum") { $ }' },
  },
  {
    ...{ type: 'AgendaItem', subgraph: 'matches', entity: 'AgendaItem' },
    ...{ id: 'event_demo-forum+investor_demo-02+startup_demo-02', owners: ['startup_demo-02', 'investor_demo-02'] },
    ...{ others: ['startup_demo-01', 'technopark_demo-lake'], isNoNode: true as const },
  },
  {
    ...{ type: 'Event', subgraph: 'matches', entity: 'Event', id: 'event_demo-forum' },
    ...{ owners: [], others: ['startup_demo-01'] },
  },
];

/** Rows that are had by a list only, which shows to each viewer what it may see. */
export interface Rows {
  readonly type: string;
  readonly subgraph: string;
  readonly list: string;
  /** Party, in its role, whose rows they are. */
  readonly owner: readonly [role: string, id: string];
  /** Parties near by that must not see one of the owner's rows, each in its role. */
  readonly strangers: readonly (readonly [role: string, id: string])[];
  /** Roles that see all. */
  readonly all: readonly string[];
}

export const ROWS: readonly Rows[] = [
  {
    ...{ type: 'Exclusion', subgraph: 'alliance', list: 'exclusions', owner: ['INVESTOR', 'investor_demo-02'] },
    // The excluded side itself.
    strangers: [['FOUNDER', 'startup_demo-05']],
    all: ['SECRETARIAT', 'ANALYST'],
  },
  {
    ...{ type: 'EntryPlan', subgraph: 'markets', list: 'entryPlans', owner: ['FOUNDER', 'startup_demo-01'] },
    ...{ strangers: [['FOUNDER', 'startup_demo-02']], all: ['SECRETARIAT', 'ANALYST'] },
  },
  {
    ...{ type: 'Booking', subgraph: 'technoparks', list: 'bookings', owner: ['FOUNDER', 'startup_demo-04'] },
    strangers: [
      ['FOUNDER', 'startup_demo-12'],
      ['TECHNOPARK_MANAGER', 'technopark_astana-hub'],
    ],
    all: ['SECRETARIAT', 'ANALYST'],
  },
  {
    ...{ type: 'Meeting', subgraph: 'meetings', list: 'meetings', owner: ['FOUNDER', 'startup_demo-01'] },
    ...{ strangers: [['FOUNDER', 'startup_demo-03']], all: ['SECRETARIAT', 'ANALYST'] },
  },
  {
    ...{ type: 'MeetingProposal', subgraph: 'meetings', list: 'meetingProposals' },
    owner: ['FOUNDER', 'startup_demo-05'], // a draft
    ...{ strangers: [['INVESTOR', 'investor_demo-07']], all: [] },
  },
  {
    ...{ type: 'MeetingProposal', subgraph: 'meetings', list: 'meetingProposals' },
    owner: ['FOUNDER', 'startup_demo-04'],
    ...{ strangers: [['INVESTOR', 'investor_demo-03']], all: ['SECRETARIAT', 'ANALYST'] },
  },
  {
    ...{ type: 'MeetingPreference', subgraph: 'meetings', list: 'meetingPreferences' },
    owner: ['FOUNDER', 'startup_demo-09'], // never with investor_demo-07
    ...{ strangers: [['INVESTOR', 'investor_demo-07']], all: ['SECRETARIAT'] },
  },
  {
    ...{ type: 'Decision', subgraph: 'matches', list: 'decisions', owner: ['INVESTOR', 'investor_demo-04'] },
    ...{ strangers: [['FOUNDER', 'startup_demo-01']], all: ['SECRETARIAT', 'ANALYST'] },
  },
];

/** Types that stand only below a query which is guarded itself, and that no party owns by row. */
export const BELOW_A_GUARDED_QUERY: Readonly<Record<string, string>> = {
  Agenda: 'agenda is for its party and the organiser; agendas.test.ts tries it',
  Timetable: 'timetable and Event.timetable are for the organiser; timetables.test.ts tries it',
  MeetingRating: 'ratings shows each side its own; aftermath.test.ts tries it',
  MeetingOutcome: 'stands in a meeting, which is guarded',
  MeetingSwap: 'what swapMeetings answers to those who may swap',
  ScheduleFile: 'stands in a meeting or notice or below guarded fields of a participation; schedules.test.ts tries it',
  MeetingNotice: 'meetingNotices is for the secretariat; notices.test.ts tries it',
  MeetingNoticeSide: 'stands in a notice',
  MeetingBarProof: 'meetingBarProof is for the secretariat',
  MeetingBarBreach: 'stands in MeetingBarProof',
  CountryPairTallies: 'countryPairs is for those who watch over the alliance',
  CountryPairTally: 'stands in CountryPairTallies',
  ExclusionProof: 'exclusionProof is for those who watch over the alliance',
  ExclusionBreach: 'stands in ExclusionProof',
  Outcome: 'outcomes shows the viewer’s own; feedback.test.ts tries it',
  MatchingQuality: 'matchingQuality is for those who watch over the alliance',
  MatchingQualityGroup: 'stands in MatchingQuality',
  RankingQuality: 'stands in MatchingQuality',
  QualityKey: 'stands in MatchingQuality',
  UnforeseenEntry: 'unforeseenEntries is for those who watch over the alliance',
  Fairness: 'fairness is for those who watch over the alliance',
  StateExposure: 'stands in Fairness',
  FairnessRerank: 'stands in Fairness',
};
