import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { SupportOffer } from '#vocabulary/support-offer';

@ObjectType('Measure', {
  description: 'A standing measure of support: a grant scheme, a loan, a tax regime, a visa. Its calls may be unknown.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
@Entity()
export class Measure extends SupportOffer {}
