import type { Viewer } from '#kit/viewer';
import type { Stop, WhyNot } from '#matching';
import { matchView, parametersOf } from './match.views.ts';
import { OVERSEERS } from './overseers.ts';
import type { MatchStop, PairVerdict } from './pair.types.ts';
import { stopText } from './reason.texts.ts';

/** A pair as the viewer may see it. */
export function explanationView(
  { stops, match, rank }: WhyNot,
  otherId: string,
  asOf: Date,
  viewer: Viewer,
  locale: string,
) {
  const told = stops.filter((stop) => !isPrivate(stop, viewer));
  return {
    rank,
    verdict: verdictOf(stops, told),
    match: matchView(match, asOf, locale),
    stops: told.map((stop) => stopView(stop, otherId, viewer, locale)),
  };
}

function verdictOf(stops: readonly Stop[], told: readonly Stop[]): PairVerdict {
  if (stops.length === 0) return 'LISTED';
  return told.length === 0 ? 'NOT_SAID' : 'STOPPED';
}

/** How much money an investor has left is shown to itself and to those who watch over the alliance. */
function stopView({ code, parameters, ...stop }: Stop, investorId: string, viewer: Viewer, locale: string): MatchStop {
  const { dryPowderUsd: _private, ...open } = parameters;
  const entitled = viewer.organisationId === investorId || OVERSEERS.includes(viewer.role);
  const shown = entitled ? parameters : open;
  return { code, text: stopText({ ...stop, code, parameters: shown }, locale), parameters: parametersOf(shown) };
}

/**
 * Whether a stop is another's affair: its decision to pass, or that it is held for review. An exclusion is its author's,
 * who lists it with `exclusions`: here nobody knows whose it is, so that no party is told.
 */
function isPrivate({ code, parameters }: Stop, { role, organisationId }: Viewer): boolean {
  if (OVERSEERS.includes(role)) return false;
  if (code === 'PASSED') return parameters.by !== organisationId;
  if (code === 'HELD_FOR_REVIEW') return parameters.party !== organisationId;
  return code === 'EXCLUDED';
}
