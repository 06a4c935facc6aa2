import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { SupportOffer } from '#vocabulary/support-offer';

@ObjectType('Programme', {
  description: 'An incubation, acceleration, training or soft-landing programme; it runs in cohorts.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
@Entity()
export class Programme extends SupportOffer {}
