/**
 * The matching engine: a pure library. No I/O, no clock, no chance: everything is an argument, same input same bytes.
 *
 *   const index = buildIndex(alliance)
 *   rankInvestors(index, 'startup_x', { k: 20 })          startup -> investors
 *   rankStartups(index, 'investor_y', { weights: { sector: 0.5 } })
 *   rankTechnoparks | rankMarkets | rankDestinations(index, 'startup_x')
 *   explainPair(index, 'startup_x', 'investor_y'), whyNot(index, 'startup_x', 'investor_y')
 *   proposeMeetings(index, participants, preferences, { perParticipant: 8 })
 *   await scheduleMeetings(event, { seed: 1, solver })        who meets when, at which table, and why not
 *   await planMeetings(event, { seed: 1 })                    the same, and who meets whom, chosen together
 */
export type {
  Assignment,
  AssignmentParticipant,
  AssignmentProblem,
  Bar,
  BelowFloor,
  CandidatePair,
  NotChosen,
} from './assign/assignment.ts';
export { blockingPairs } from './assign/blocking.ts';
export { type CapacityMarket, expectedMatches, rankUnderCapacity } from './assign/capacity.ts';
export { type ChooseOptions, choosePairs } from './assign/choose.ts';
export { chooseExactly, type ExactOptions } from './assign/exact.ts';
export { proposeMeetings } from './assign/meetings.ts';
export type { ExactFirst, PlanChoice, StableFirst } from './assign/plan.choice.ts';
export type { Booked, Plan, PlanEvent, PlanPair, PlanParticipant } from './assign/plan.event.ts';
export { type PlanOptions, planMeetings } from './assign/plan.ts';
export type { LinearAnswer, LinearQuestion, LinearRun, LinearSolver } from './assign/solver.ts';
export { chooseStably, type StableAssignment } from './assign/stable.ts';
export { buildIndex, type MatchIndex, modelOf } from './build.ts';
export { type CalibratedVolume, type Calibration, calibratedTo } from './calibration.ts';
export {
  allianceOf,
  type Surroundings,
  settled,
  startupOf,
  startupsOf,
  withoutLearning,
  withProfile,
  withSurroundings,
} from './change.ts';
export { CHANGEABLE } from './counterfactual/changeable.ts';
export { applyEdits, type ChangeableField, type ProfileEdit } from './counterfactual/edit.ts';
export { type Counterfactual, type RaiseOptions, whatWouldRaise } from './counterfactual/raise.ts';
export { MARKET_CRITERIA, PAIR_CRITERIA, TECHNOPARK_CRITERIA } from './criteria/list.ts';
export { sizeCode } from './encode.ts';
export { MatchingError, type MatchingErrorCode } from './error.ts';
export * from './evaluate.ts';
export { explainPair, stopsOf, whyNot } from './explain.ts';
export * from './fairness.ts';
export { fitKeeping, type KeptOrNot } from './keeping.fit.ts';
export { judgeKeeping, type KeepingJudged } from './keeping.judged.ts';
export {
  type Asked,
  type KeepingWeights,
  keepingChance,
  type MeetingProspect,
  PRIOR_KEEPING,
} from './keeping.ts';
export { type CalibrationMap, fitIsotonic, fitPlatt, type Outcome, probabilityAt } from './learn/calibration.ts';
export { asOneMarket, fitShift, type MarketOutcome, mapAmong } from './learn/calibration.volume.ts';
export { type DrawOptions, drawSamples, type Question } from './learn/draw.ts';
export { LEARNABLE, LEARNABLE_OF_FEW, LEARNABLE_OF_SMALL } from './learn/learnable.ts';
export type { Weighting } from './learn/logit.ts';
export { joined, type Samples } from './learn/samples.ts';
export { isPairModel, type PairModel, trainModel, trainWeights } from './learn/train.ts';
export type * from './match.ts';
export { compareLists } from './moves.ts';
export type * from './profile.ts';
export {
  rankDestinations,
  rankInvestorIds,
  rankInvestors,
  rankMarkets,
  rankStartupIds,
  rankStartups,
  rankTechnoparks,
} from './rank.ts';
export * from './reliability.ts';
export { scoresOfInvestors, scoresOfStartups } from './scores.ts';
export { overridesOf, type Settings, settingsFor } from './settings.ts';
export { type Clash, type ClashOptions, clashOf } from './timetable/clash.ts';
export {
  holding,
  type Timetable,
  type TimetableEvent,
  type TimetableInterpreter,
  type TimetableMeeting,
  type TimetableParticipant,
} from './timetable/event.ts';
export type { TimetableOutcome, TimetableStatus } from './timetable/outcome.ts';
export type { Rule } from './timetable/rule.ts';
export type { ScheduleOptions, ScheduleProgress } from './timetable/schedule.options.ts';
export { scheduleMeetings } from './timetable/schedule.ts';
export type { CompleteSolver, SolverAnswer, SolverQuestion, SolverRun } from './timetable/solver.ts';
export type { LeftOut, LeftOutBecause } from './timetable/why-not.ts';
