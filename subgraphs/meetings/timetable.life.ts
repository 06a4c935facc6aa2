import { stateMachine } from '#kit/state-machine';
import type { Timetable } from './timetable.entity.ts';
import type { TimetableState } from './timetable.states.ts';

export const timetableLife = stateMachine<TimetableState, Timetable>()({
  plan: { from: [], to: 'DRAFT' },
  publish: { from: ['DRAFT'], to: 'PUBLISHED' },
  supersede: { from: ['DRAFT', 'PUBLISHED'], to: 'SUPERSEDED' },
});
