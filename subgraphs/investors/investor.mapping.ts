import { closedList } from '#vocabulary/closed-list';

export const InvestorKind = {
  FUND: 'FUND',
  CORPORATE: 'CORPORATE',
  STATE: 'STATE',
  ACCELERATOR: 'ACCELERATOR',
  FAMILY_OFFICE: 'FAMILY_OFFICE',
} as const;
export type InvestorKind = (typeof InvestorKind)[keyof typeof InvestorKind];

closedList(InvestorKind, 'InvestorKind', 'What sort of investor it is.', {
  FUND: 'A venture or growth fund.',
  CORPORATE: 'A company that invests.',
  STATE: 'A public or multilateral body.',
  ACCELERATOR: 'An accelerator that invests in its cohorts.',
  FAMILY_OFFICE: 'The investment office of a family.',
});

/** Kind codes of the investor facts. */
export const investorKindOfCode: Readonly<Record<string, InvestorKind>> = {
  fund: InvestorKind.FUND,
  corporate: InvestorKind.CORPORATE,
  state: InvestorKind.STATE,
  accelerator: InvestorKind.ACCELERATOR,
  'family-office': InvestorKind.FAMILY_OFFICE,
};
