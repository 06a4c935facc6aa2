/** All criteria, in the order in which they are asked and added up. A new criterion is a file and a line here. */
import type { MarketProfile, TechnoparkProfile } from '../profile.ts';
import type { HardCriterion, InvestorStop, MarketCriterion, PairCriterion, TechnoparkCriterion } from './criterion.ts';
import { excluded } from './hard/excluded.ts';
import { mandateCountries, mandateRounds, mandateSectors } from './hard/mandate.ts';
import { passed } from './hard/passed.ts';
import { portfolio } from './hard/portfolio.ts';
import { presence, residence } from './hard/presence.ts';
import { review } from './hard/review.ts';
import { ticketLimit } from './hard/ticket.ts';
import { access } from './market/access.ts';
import { bloc } from './market/bloc.ts';
import { competition } from './market/competition.ts';
import { demand } from './market/demand.ts';
import { marketDistance } from './market/distance.ts';
import { marketLanguage } from './market/language.ts';
import { marketProgrammes } from './market/programmes.ts';
import { regime } from './market/regime.ts';
import { marketSpace } from './market/space.ts';
import { ties } from './market/ties.ts';
import { activity } from './pair/activity.ts';
import { affinity } from './pair/affinity.ts';
import { appeal } from './pair/appeal.ts';
import { attraction } from './pair/attraction.ts';
import { category } from './pair/category.ts';
import { circle } from './pair/circle.ts';
import { coInvestors } from './pair/co-investors.ts';
import { country } from './pair/country.ts';
import { experience } from './pair/experience.ts';
import { factors } from './pair/factors.ts';
import { interest } from './pair/interest.ts';
import { language } from './pair/language.ts';
import { momentum } from './pair/momentum.ts';
import { precedents } from './pair/precedents.ts';
import { region } from './pair/region.ts';
import { responses } from './pair/responses.ts';
import { round } from './pair/round.ts';
import { sector } from './pair/sector.ts';
import { selection } from './pair/selection.ts';
import { size } from './pair/size.ts';
import { standing } from './pair/standing.ts';
import { syndicate } from './pair/syndicate.ts';
import { ticket } from './pair/ticket.ts';
import { usualSize } from './pair/usual-size.ts';
import { aroundTheClock } from './technopark/around-the-clock.ts';
import { parkDistance } from './technopark/distance.ts';
import { housing } from './technopark/housing.ts';
import { parkLanguage } from './technopark/language.ts';
import { localEntity } from './technopark/local-entity.ts';
import { parkProgrammes } from './technopark/programmes.ts';
import { parkSector } from './technopark/sector.ts';
import { softLanding } from './technopark/soft-landing.ts';
import { space } from './technopark/space.ts';
import { parkStage } from './technopark/stage.ts';
import { tax } from './technopark/tax.ts';
import { visa } from './technopark/visa.ts';

/** Startup and investor, both directions. */
export const INVESTOR_STOPS: readonly InvestorStop[] = [
  excluded,
  review,
  passed,
  portfolio,
  mandateRounds,
  mandateCountries,
  mandateSectors,
  ticketLimit,
];

export const MARKET_STOPS: readonly HardCriterion<MarketProfile>[] = [excluded, review, passed, presence];

export const TECHNOPARK_STOPS: readonly HardCriterion<TechnoparkProfile>[] = [excluded, review, passed, residence];

export const PAIR_CRITERIA: readonly PairCriterion[] = [
  category,
  sector,
  country,
  region,
  round,
  size,
  affinity,
  circle,
  factors,
  selection,
  precedents,
  usualSize,
  appeal,
  attraction,
  coInvestors,
  interest,
  responses,
  activity,
  momentum,
  experience,
  syndicate,
  standing,
  ticket,
  language,
];

export const MARKET_CRITERIA: readonly MarketCriterion[] = [
  demand,
  access,
  marketLanguage,
  marketDistance,
  bloc,
  regime,
  ties,
  competition,
  marketProgrammes,
  marketSpace,
];

export const TECHNOPARK_CRITERIA: readonly TechnoparkCriterion[] = [
  parkSector,
  parkStage,
  parkLanguage,
  parkDistance,
  space,
  aroundTheClock,
  housing,
  tax,
  localEntity,
  visa,
  softLanding,
  parkProgrammes,
];
