import { Directive, Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from './access.ts';

export const Confidence = { A: 'A', B: 'B', C: 'C' } as const;
export type Confidence = (typeof Confidence)[keyof typeof Confidence];
registerEnumType(Confidence, {
  name: 'Confidence',
  description: 'How well a fact is supported.',
  valuesConfig: {
    A: { description: 'An official page or legal text was seen.' },
    B: { description: 'A press report or another secondary source was seen.' },
    C: { description: 'General knowledge, not looked up.' },
  },
});

/** A datum that comes from outside, as it is stored: unknown is a null value, never a guess. */
export interface Fact<T> {
  readonly value: T | null;
  readonly source: string | null;
  readonly asOf: string | null;
  readonly confidence: Confidence;
  readonly note?: string | null;
}

@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
@ObjectType('FactOrigin', { description: 'Where a fact comes from.', simpleResolvers: true })
class FactOrigin {
  @Field(() => String, { nullable: true, description: 'Page, publication or data set; null when none is known.' })
  source: string | null;

  @Field(() => String, { nullable: true, description: 'Date, month or year the fact speaks of, as precise as known.' })
  asOf: string | null;

  @Field(() => Confidence, { description: 'How well the fact is supported.' })
  confidence: Confidence;

  @Field(() => String, { nullable: true, description: 'What a reader must know to use the value.' })
  note?: string | null;
}

@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
@ObjectType('TextFact', { description: 'A text with its origin.', simpleResolvers: true })
export class TextFact extends FactOrigin {
  @Field(() => String, { nullable: true, description: 'Null: unknown.' })
  value: string | null;
}

@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
@ObjectType('IntFact', { description: 'A whole number with its origin.', simpleResolvers: true })
export class IntFact extends FactOrigin {
  @Field(() => Int, { nullable: true, description: 'Null: unknown.' })
  value: number | null;
}

@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
@ObjectType('FloatFact', { description: 'A number with its origin.', simpleResolvers: true })
export class FloatFact extends FactOrigin {
  @Field(() => Float, { nullable: true, description: 'Null: unknown.' })
  value: number | null;
}

@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
@ObjectType('BooleanFact', { description: 'Yes or no, with its origin.', simpleResolvers: true })
export class BooleanFact extends FactOrigin {
  @Field(() => Boolean, { nullable: true, description: 'Null: unknown, which is not no.' })
  value: boolean | null;
}
