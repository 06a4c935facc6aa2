import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '#kit/access';
import { Confidence } from '#kit/fact';
import type { Texts } from '#kit/locale';
import { CountryCode } from '#kit/scalars';
import { Node } from './node.ts';

export const OrganisationKind = {
  SECRETARIAT: 'SECRETARIAT',
  MINISTRY: 'MINISTRY',
  PROVIDER: 'PROVIDER',
} as const;
export type OrganisationKind = (typeof OrganisationKind)[keyof typeof OrganisationKind];
registerEnumType(OrganisationKind, {
  name: 'OrganisationKind',
  description: 'What an organisation is to the alliance.',
  valuesConfig: {
    SECRETARIAT: { description: 'Serves the alliance as a whole.' },
    MINISTRY: { description: 'Speaks for a state.' },
    PROVIDER: { description: 'Runs programmes or gives support.' },
  },
});

@ObjectType('Organisation', {
  description: 'A party of the alliance that is neither startup, technopark nor investor.',
  implements: Node,
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
@Entity()
export class Organisation {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'json' })
  names: Texts;

  @Field(() => OrganisationKind, { description: 'What it is to the alliance.' })
  @Property({ type: 'text' })
  kind: OrganisationKind;

  @Field(() => CountryCode, { nullable: true, description: 'Home country; null when it has none.' })
  @Property({ type: 'text', nullable: true })
  country: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is known from; null for demonstration data.' })
  @Property({ type: 'text', nullable: true })
  source: string | null;

  @Field(() => Confidence, { nullable: true, description: 'How well it is supported; null for demonstration data.' })
  @Property({ type: 'text', nullable: true })
  confidence: Confidence | null;

  @Field(() => Boolean, { description: 'True: made up for demonstration.' })
  @Property({ type: 'boolean' })
  synthetic: boolean;
}
