import { closedList } from './closed-list.ts';
import { Stage, stages } from './stage.ts';

export const Applicant = { STARTUP: 'STARTUP', PROGRAMME_OPERATOR: 'PROGRAMME_OPERATOR' } as const;
export type Applicant = (typeof Applicant)[keyof typeof Applicant];

closedList(Applicant, 'Applicant', 'Who may apply for a programme or a support measure.', {
  STARTUP: 'A startup, at one of the stages that are named.',
  PROGRAMME_OPERATOR: 'Whoever runs an incubator or accelerator; not the startups in it.',
});

/** What the stage codes of programme and measure facts mean. */
export const applicantOfCode: Readonly<Record<string, { applicant: Applicant; stages: readonly Stage[] }>> = {
  IDEA: { applicant: Applicant.STARTUP, stages: [Stage.IDEA] },
  MVP: { applicant: Applicant.STARTUP, stages: [Stage.MVP] },
  SALES: { applicant: Applicant.STARTUP, stages: [Stage.SALES] },
  SCALING: { applicant: Applicant.STARTUP, stages: [Stage.SCALING] },
  ANY: { applicant: Applicant.STARTUP, stages },
  PROGRAMME_OPERATOR: { applicant: Applicant.PROGRAMME_OPERATOR, stages: [] },
};

/**
 * The stages between the earliest and the latest that are named, both included: those facts know no GROWTH,
 * so what is open from SALES to SCALING is open to GROWTH too.
 */
export function stagesBetween(named: readonly Stage[]): Stage[] {
  const places = named.map((stage) => stages.indexOf(stage));
  return named.length === 0 ? [] : stages.slice(Math.min(...places), Math.max(...places) + 1);
}
