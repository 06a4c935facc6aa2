import type { EntityManager } from '@mikro-orm/postgresql';
import { record } from '#kit/outbox';
import type { Deal } from './deal.entity.ts';
import type { DealRecorded } from './events.ts';

/** Records a whole deal. */
export function tell(em: EntityManager, deal: Deal): void {
  const { id, startupId, investorIds, date, datePrecision, round, kind, synthetic } = deal;
  const amountUsd = deal.amountUsd === null ? null : Number(deal.amountUsd);
  record<DealRecorded>(em, {
    type: 'deal.recorded',
    payload: { id, startupId, investorIds, date, datePrecision, round, kind, amountUsd, synthetic },
  });
}
