import { conflict } from '#kit/failure';
import { stateMachine } from '#kit/state-machine';
import type { Event } from './event.entity.ts';
import type { EventState } from './event.states.ts';

/** @throws EVENT_OVER */
function mustNotBeOver({ closesAt }: Event, now: Date): void {
  if (closesAt <= now) throw conflict('EVENT_OVER', 'The event is over.', ['id']);
}

export const eventLife = stateMachine<EventState, Event>()({
  draft: { from: [], to: 'DRAFT' },
  open: { from: ['DRAFT', 'CLOSED'], to: 'OPEN', guard: mustNotBeOver },
  close: { from: ['OPEN'], to: 'CLOSED' },
  cancel: { from: ['DRAFT', 'OPEN', 'CLOSED'], to: 'CANCELLED', guard: mustNotBeOver },
});
export type EventStep = keyof typeof eventLife.transitions;
