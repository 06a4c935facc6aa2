import { conflict, invalid } from '#kit/failure';
import { stateMachine } from '#kit/state-machine';
import type { EntryPlan, EntryStep } from './entry-plan.entity.ts';

export const EntryPlanState = {
  DRAFT: 'DRAFT',
  AGREED: 'AGREED',
  IN_PROGRESS: 'IN_PROGRESS',
  BLOCKED: 'BLOCKED',
  ENTERED: 'ENTERED',
  REVIEWED: 'REVIEWED',
} as const;
export type EntryPlanState = (typeof EntryPlanState)[keyof typeof EntryPlanState];

export const EntryStepState = { WAITING: 'WAITING', OPEN: 'OPEN', DONE: 'DONE' } as const;
export type EntryStepState = (typeof EntryStepState)[keyof typeof EntryStepState];

const isDone = ({ state }: EntryStep): boolean => state === EntryStepState.DONE;

function mustBeComplete({ steps }: EntryPlan): void {
  if (!steps.every(isDone)) throw conflict('STEPS_NOT_DONE', 'Some steps are not done yet.');
}

/** The life of a plan. Only AGREE, START, … change its state. */
export const entryPlanLife = stateMachine<EntryPlanState, EntryPlan>()({
  DRAFT: { from: [], to: EntryPlanState.DRAFT },
  AGREE: { from: ['DRAFT'], to: EntryPlanState.AGREED },
  START: { from: ['AGREED'], to: EntryPlanState.IN_PROGRESS },
  BLOCK: { from: ['IN_PROGRESS'], to: EntryPlanState.BLOCKED },
  RESUME: { from: ['BLOCKED'], to: EntryPlanState.IN_PROGRESS },
  ENTER: { from: ['IN_PROGRESS'], to: EntryPlanState.ENTERED, guard: mustBeComplete },
  REVIEW: { from: ['ENTERED'], to: EntryPlanState.REVIEWED },
});

interface PlannedStep {
  readonly key: string;
  readonly after: readonly string[];
}

/** Takes away, round after round, the steps whose prerequisites are gone; what stays waits for itself. */
function circular(steps: readonly PlannedStep[]): readonly PlannedStep[] {
  const keys = new Set(steps.map(({ key }) => key));
  const blocked = steps.filter(({ after }) => after.some((key) => keys.has(key)));
  return blocked.length === steps.length || blocked.length === 0 ? blocked : circular(blocked);
}

/** @throws NO_STEPS, DUPLICATE_STEP, UNKNOWN_STEP, CIRCULAR_STEPS */
export function mustBePlannable(steps: readonly PlannedStep[]): void {
  const keys = new Set(steps.map(({ key }) => key));
  if (steps.length === 0) throw invalid('NO_STEPS', 'A plan needs a step.', ['steps']);
  if (keys.size < steps.length) throw invalid('DUPLICATE_STEP', 'Two steps have one key.', ['steps']);
  for (const { key, after } of steps)
    for (const prerequisite of after)
      if (!keys.has(prerequisite))
        throw invalid('UNKNOWN_STEP', `${key} waits for ${prerequisite}, which is no step.`, ['steps']);
  const [waiting] = circular(steps);
  if (waiting) throw invalid('CIRCULAR_STEPS', `${waiting.key} waits, in the end, for itself.`, ['steps']);
}

function stepOf({ steps }: EntryPlan, key: string): EntryStep {
  const found = steps.find((step) => step.key === key);
  if (!found) throw invalid('UNKNOWN_STEP', `The plan has no step ${key}.`, ['key']);
  return found;
}

function mustBeInProgress({ state }: EntryPlan): void {
  if (state !== EntryPlanState.IN_PROGRESS)
    throw conflict('PLAN_NOT_IN_PROGRESS', `Steps move while the plan is in progress; it is ${state}.`);
}

const withStep = ({ steps }: EntryPlan, key: string, state: EntryStepState): EntryStep[] =>
  steps.map((step) => (step.key === key ? { ...step, state } : step));

/** The steps after opening one. @throws PLAN_NOT_IN_PROGRESS, UNKNOWN_STEP, STEP_NOT_WAITING, PREREQUISITE_OPEN */
export function opened(plan: EntryPlan, key: string): EntryStep[] {
  mustBeInProgress(plan);
  const step = stepOf(plan, key);
  if (step.state !== EntryStepState.WAITING) throw conflict('STEP_NOT_WAITING', `${key} was opened before.`);
  const missing = step.after.filter((before) => !isDone(stepOf(plan, before)));
  if (missing.length > 0) throw conflict('PREREQUISITE_OPEN', `${key} waits for ${missing.join(', ')}.`);
  return withStep(plan, key, EntryStepState.OPEN);
}

/** The steps after completing one. @throws PLAN_NOT_IN_PROGRESS, UNKNOWN_STEP, STEP_NOT_OPEN */
export function completed(plan: EntryPlan, key: string): EntryStep[] {
  mustBeInProgress(plan);
  if (stepOf(plan, key).state !== EntryStepState.OPEN) throw conflict('STEP_NOT_OPEN', `${key} is not open.`);
  return withStep(plan, key, EntryStepState.DONE);
}
