import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Language } from '#vocabulary/language';
import { Role } from '#vocabulary/role';
import { Node } from './node.ts';

@ObjectType('Person', {
  description: 'Somebody who acts for a party of the alliance.',
  implements: Node,
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
@Entity()
export class Person {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Field(() => String, { description: 'Full name.' })
  @Property({ type: 'text' })
  name: string;

  @Field(() => Role, { description: 'In which capacity.' })
  @Property({ type: 'text' })
  role: Role;

  /** The party this person acts for: an organisation, startup, technopark or investor. */
  @Property({ type: 'text', index: true })
  organisationId: string;

  @Field(() => [Language], { description: 'Languages spoken.' })
  @Property({ type: 'text[]' })
  languages: Language[];

  @Field(() => String, {
    nullable: true,
    description: 'Address for mail; shown to colleagues and to the secretariat.',
  })
  @Access({ to: ['SECRETARIAT'], own: ['organisationId'] })
  @Property({ type: 'text', nullable: true })
  email: string | null;

  @Field(() => Boolean, { description: 'True: made up for demonstration.' })
  @Property({ type: 'boolean' })
  synthetic: boolean;
}
