import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Site } from './site.entity.ts';

@ObjectType('SiteNearby', {
  description: 'A site, how far it is, and how many places are free there.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class SiteNearby {
  @Field(() => Site, { description: 'The site.' })
  site: Site;

  @Field(() => Float, { description: 'Kilometres as the crow flies.' })
  distanceKm: number;

  @Field(() => Int, { description: 'Places free for the whole period.' })
  freePlaces: number;
}
