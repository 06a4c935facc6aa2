import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { LocalDate } from '#kit/scalars';
import { Sector } from '#vocabulary/sector';
import { Stage } from '#vocabulary/stage';

@ObjectType('Project', { description: 'A product or solution a startup works on.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
@Entity()
export class Project {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  startupId: string;

  @Field(() => String, { description: 'What it is called.' })
  @Property({ type: 'text' })
  title: string;

  @Field(() => String, { nullable: true, description: 'What it does, in English.' })
  @Property({ type: 'text', nullable: true })
  summary: string | null;

  @Field(() => Sector, { description: 'Where it belongs.' })
  @Property({ type: 'text' })
  sector: Sector;

  @Field(() => Stage, { nullable: true, description: 'How far it is; null: unknown.' })
  @Property({ type: 'text', nullable: true })
  stage: Stage | null;
}

@ObjectType('Milestone', { description: 'Something a startup reached, or means to reach.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
@Entity()
export class Milestone {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  startupId: string;

  @Field(() => String, { description: 'What.' })
  @Property({ type: 'text' })
  title: string;

  @Field(() => LocalDate, { nullable: true, description: 'The day it is meant for; null: not said.' })
  @Property({ type: 'date', nullable: true })
  dueOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day it was reached; null: not yet.' })
  @Property({ type: 'date', nullable: true })
  reachedOn: string | null;
}
