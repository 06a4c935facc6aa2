/** Printed by `npm run bench -- calibration`; print it anew whenever the settings of the learned model change. */
import type { Calibration } from './calibration.ts';

export const CALIBRATION: Calibration = {
  event: 'NEW_DEAL_WITHIN_12_MONTHS',
  fittedOn: 'top 20 of both tasks, 2009-2011, cb13-dev',
  fittedTo: '0cb63d5bc919e804',
  knots: [
    [-0.0616261, 0.0034805],
    [0.998242, 0.00629854],
    [1.58153, 0.00762978],
    [1.95857, 0.00846434],
    [2.26713, 0.0102896],
    [2.63278, 0.011046],
    [3.13818, 0.0127625],
    [3.50482, 0.0152199],
    [3.73821, 0.0165855],
    [4.05982, 0.0181876],
    [4.32676, 0.0208234],
    [4.43995, 0.0223223],
    [4.55762, 0.0236577],
    [4.71844, 0.0259081],
    [4.84925, 0.0279908],
    [4.99138, 0.0298294],
    [5.20273, 0.0358924],
    [5.38566, 0.0370011],
    [5.61096, 0.0403528],
    [6.01961, 0.0568878],
    [6.52231, 0.0825634],
    [7.52253, 0.179535],
  ],
  slope: 0.613746,
};
