import type { EntityManager } from '@mikro-orm/postgresql';
import { record } from '#kit/outbox';
import { offerState } from '#vocabulary/support-offer';
import type { MeasureChanged } from './events.ts';
import type { Measure } from './measure.entity.ts';

export function tellMeasure(em: EntityManager, measure: Measure): void {
  record<MeasureChanged>(em, { type: 'measure.changed', payload: offerState(measure) });
}
