import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { Booking } from './booking.entity.ts';
import type { TechnoparksLoaders } from './loaders.ts';
import { Residency } from './residency.entity.ts';
import { Startup } from './stubs.ts';
import { Technopark } from './technopark.entity.ts';

type Ctxt = Context<TechnoparksLoaders>;

@Resolver(() => Startup)
export class StartupResolver {
  @FieldResolver(() => Residency, {
    nullable: true,
    description: 'Its residency that has not ended; null: in no park.',
  })
  residency(@Root() { id }: Startup, @Ctx() { loaders }: Ctxt) {
    return loaders.residencyOfStartup.load(id);
  }

  @FieldResolver(() => Technopark, { nullable: true, description: 'The technopark it resides in; null: in none.' })
  async technopark(@Root() { id }: Startup, @Ctx() { loaders }: Ctxt) {
    const residency = await loaders.residencyOfStartup.load(id);
    return residency && loaders.technopark.load(residency.technoparkId);
  }

  @FieldResolver(() => [Booking], { nullable: true, description: 'Desks and beds it took, oldest first.' })
  @Access({ to: ['SECRETARIAT', 'ANALYST'], own: ['id'] })
  bookings(@Root() { id }: Startup, @Ctx() { loaders }: Ctxt) {
    return loaders.bookingsOfStartup.load(id);
  }
}
