import type { EntityManager } from '@mikro-orm/postgresql';
import { record } from '#kit/outbox';
import { offerState } from '#vocabulary/support-offer';
import type { ProgrammeChanged } from './events.ts';
import type { Programme } from './programme.entity.ts';

export function tellProgramme(em: EntityManager, programme: Programme): void {
  record<ProgrammeChanged>(em, { type: 'programme.changed', payload: offerState(programme) });
}
