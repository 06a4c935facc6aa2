import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';
import { TimeZone } from '#kit/scalars';
import { EventTime, LocalTime, shownIn } from './event-time.ts';

@Resolver(() => EventTime)
export class EventTimeResolver {
  @FieldResolver(() => LocalTime, { description: 'By the clocks of the venue.' })
  venue(@Root() { instant, venueZone }: EventTime) {
    return shownIn(venueZone, instant);
  }

  @FieldResolver(() => LocalTime, { description: 'By the clocks of a zone of your choice.' })
  local(
    @Root() { instant }: EventTime,
    @Arg('zone', () => TimeZone, { description: 'IANA zone, such as the viewer’s.' }) zone: string,
  ) {
    return shownIn(zone, instant);
  }
}
