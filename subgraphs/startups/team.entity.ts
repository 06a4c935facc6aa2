import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Language } from '#vocabulary/language';

@ObjectType('TeamMember', { description: 'Somebody who works at a startup.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
@Entity()
export class TeamMember {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  startupId: string;

  @Field(() => String, { description: 'Full name.' })
  @Property({ type: 'text' })
  name: string;

  @Field(() => String, { nullable: true, description: 'What they do there.' })
  @Property({ type: 'text', nullable: true })
  position: string | null;

  @Field(() => Boolean, { description: 'Whether they founded it.' })
  @Property({ type: 'boolean' })
  founder: boolean;

  @Field(() => [Language], { description: 'Languages spoken.' })
  @Property({ type: 'text[]' })
  languages: Language[];

  @Field(() => String, { nullable: true, description: 'Address for mail; for colleagues and the secretariat.' })
  @Access({ to: ['SECRETARIAT'], own: ['startupId'] })
  @Property({ type: 'text', nullable: true })
  email: string | null;

  @Field(() => Int, { nullable: true, description: 'Year they joined; for colleagues and the secretariat.' })
  @Access({ to: ['SECRETARIAT'], own: ['startupId'] })
  @Property({ type: 'integer', nullable: true })
  since: number | null;
}
