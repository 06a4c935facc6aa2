import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '#kit/context';
import { notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import { record } from '#kit/outbox';
import { checkedPeriod } from '#vocabulary/period';
import { Accreditation } from './accreditation.entity.ts';
import type { AccreditTechnoparkInput } from './accreditation.inputs.ts';
import type { AccreditationChanged } from './events.ts';
import { Technopark } from './technopark.entity.ts';

export function tellAccreditation(em: EntityManager, { id, technoparkId, validFrom, validTo }: Accreditation): void {
  record<AccreditationChanged>(em, {
    type: 'accreditation.changed',
    payload: { id, technoparkId, validFrom, validTo },
  });
}

export async function accreditTechnopark(input: AccreditTechnoparkInput, context: Context): Promise<Accreditation> {
  const { clock, newId } = context;
  const { technoparkId, validFrom, validTo } = input;
  checkedPeriod({ from: validFrom, to: validTo }, ['validTo']);
  const id = await once(context, 'accreditTechnopark', input, async (em) => {
    if (!(await em.findOne(Technopark, technoparkId))) throw notFound('There is no such technopark.', ['technoparkId']);
    const accreditation = em.create(Accreditation, {
      id: newId('accreditation'),
      technoparkId,
      validFrom,
      validTo,
      recordedAt: clock(),
    });
    tellAccreditation(em, accreditation);
    return accreditation.id;
  });
  return context.em.findOneOrFail(Accreditation, id);
}
