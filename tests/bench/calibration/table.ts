/** A fit as the constant that is committed in `matching/`. */
import type { CalibratedVolume, Calibration } from '#matching';
import type { Fitted } from './forms.ts';

export const EVENT = 'NEW_DEAL_WITHIN_12_MONTHS' satisfies Calibration['event'];

/** @param markets those that it was fitted on; none: large ones, whatever their volume */
export function constantOf(
  name: string,
  { map: { knots, slope }, shift }: Fitted,
  { fittedOn, fittedTo }: Pick<Calibration, 'fittedOn' | 'fittedTo'>,
  markets?: Pick<CalibratedVolume, 'from' | 'below'>,
): string {
  const number = (value: number) => Number(value.toPrecision(6));
  return [
    `export const ${name}: Calibration = {`,
    `  event: '${EVENT}',`,
    `  fittedOn: '${fittedOn}',`,
    `  fittedTo: '${fittedTo}',`,
    ...(markets ? [`  volume: { from: ${markets.from}, below: ${markets.below}, shift: ${number(shift)} },`] : []),
    '  knots: [',
    ...knots.map((knot) => `    [${knot.map(number).join(', ')}],`),
    '  ],',
    `  slope: ${number(slope)},`,
    '};',
  ].join('\n');
}
