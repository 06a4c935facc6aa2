import type { Fact } from '#kit/fact';
import { type DestinationMatch, startupOf } from '#matching';
import type { TechnoparkChanged } from '../technoparks/events.ts';
import type { DestinationFilter } from './match.inputs.ts';
import type { Moment } from './moment.ts';

/** What a founder asks of a destination beside its score. Unknown is null. */
interface DestinationView {
  readonly market: { id: string };
  readonly technopark: { id: string };
  readonly country: string;
  readonly takesStage: boolean | null;
  readonly takesSector: boolean | null;
  readonly taxWaiver: Fact<boolean>;
  readonly noLocalEntityNeeded: Fact<boolean>;
  readonly visaHelp: Fact<boolean>;
}

const takes = <T>(accepted: readonly T[], offered: readonly T[]): boolean | null =>
  accepted.length === 0 || offered.length === 0 ? null : offered.some((one) => accepted.includes(one));

/** The facts of the park in a destination, held against the startup. */
export function destinationView(
  { facts, index }: Moment,
  startupId: string,
  { marketId, technoparkId }: DestinationMatch,
): DestinationView {
  const park = facts.get<TechnoparkChanged['payload']>('TECHNOPARK', technoparkId)!;
  const { stage, sectors } = startupOf(index, startupId)!;
  return {
    market: { id: marketId },
    technopark: { id: technoparkId },
    country: park.country,
    takesStage: takes<string>(park.stages, stage === null ? [] : [stage]),
    takesSector: takes<string>(park.sectors, sectors),
    taxWaiver: park.taxWaiver,
    noLocalEntityNeeded: park.noLocalEntityNeeded,
    visaHelp: park.visaHelp,
  };
}

/** A condition drops what is known not to meet it; with `knownOnly` also what is unknown. */
export function passes(view: DestinationView, filter: DestinationFilter | null | undefined): boolean {
  if (!filter) return true;
  if (filter.countries && !filter.countries.includes(view.country)) return false;
  const answers: [boolean | null | undefined, boolean | null][] = [
    [filter.takesStage, view.takesStage],
    [filter.takesSector, view.takesSector],
    [filter.taxWaiver, view.taxWaiver.value],
    [filter.noLocalEntityNeeded, view.noLocalEntityNeeded.value],
    [filter.visaHelp, view.visaHelp.value],
  ];
  return answers.every(([wanted, is]) => wanted == null || (is === null ? !filter.knownOnly : is === wanted));
}
