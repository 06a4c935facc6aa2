import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ObjectType } from 'type-graphql';
import { Access } from './access.ts';
import type { Context } from './context.ts';
import { conflict } from './failure.ts';
import { DateTime } from './scalars.ts';

/** The audit row of one transition. A subgraph with a state machine lists it among its entities. */
@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
@ObjectType('StateTransition', {
  description: 'One change of state: what was done, when and why.',
  simpleResolvers: true,
})
@Entity({ tableName: 'state_transition' })
@Index({ properties: ['subjectId'] })
export class StateTransition {
  /** Grows: orders what happened at the same instant. */
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  id: string;

  @Property({ type: 'text' })
  subjectId: string;

  @Field(() => String, { description: 'What was done.' })
  @Property({ type: 'text' })
  name: string;

  @Field(() => String, { nullable: true, description: 'The state before; null: it did not exist.' })
  @Property({ type: 'text', nullable: true })
  before: string | null;

  @Field(() => String, { description: 'The state after.' })
  @Property({ type: 'text' })
  after: string;

  /** In which role, and for which party. */
  @Property({ type: 'text' })
  byRole: string;

  @Property({ type: 'text', nullable: true })
  byParty: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in words.' })
  @Property({ type: 'text', nullable: true })
  reason: string | null;

  @Field(() => DateTime, { description: 'When.' })
  @Property({ type: 'datetime' })
  at: Date;
}

/** The statements of a migration that make the table of the audit rows. */
export const transitionTable = (schema: string): string[] => [
  `create table ${schema}.state_transition (
    id bigint generated always as identity primary key, subject_id text not null, name text not null, before text, after text not null,
    by_role text not null, by_party text, reason text, at timestamptz not null)`,
  `create index state_transition_subject_id_index on ${schema}.state_transition (subject_id)`,
];

/** One row of a transition table. `from: []`: the transition brings the subject into being. */
export interface Transition<S extends string, T> {
  readonly from: readonly S[];
  readonly to: S;
  /** Throws a Failure when the subject may not take it now. */
  readonly guard?: (subject: T, now: Date) => void;
}

export interface StateMachine<S extends string, T extends { id: string; state: S }, Name extends string> {
  readonly transitions: Readonly<Record<Name, Transition<S, T>>>;
  /** Whether the table has this transition out of the state; guards are not asked. */
  can(name: Name, state: S): boolean;
  /**
   * Changes the subject's state and adds the audit row to the unit of work: the next flush writes both. The entity's
   * `version` column settles races. For a transition with `from: []` the subject is one just created.
   * @throws ILLEGAL_TRANSITION when the table has no such step; whatever the guard throws
   */
  fire(context: Firing, name: Name, subject: T, reason?: string | null): T;
}

export type Firing = Pick<Context, 'em' | 'viewer' | 'clock'>;

/**
 * Declares the legal life of a kind of thing. An action names the transition and never sets the state itself:
 * `stateMachine<State, Visit>()({ confirm: { from: ['HELD'], to: 'CONFIRMED', guard: mustBeInTime } })`
 */
export const stateMachine =
  <S extends string, T extends { id: string; state: S }>() =>
  <Name extends string>(transitions: Readonly<Record<Name, Transition<S, T>>>): StateMachine<S, T, Name> => {
    const can = (name: Name, state: S) => transitions[name].from.includes(state);
    return {
      transitions,
      can,
      fire: ({ em, viewer, clock }, name, subject, reason = null) => {
        const { from, to, guard } = transitions[name];
        const before = from.length === 0 ? null : subject.state;
        if (before !== null && !can(name, before))
          throw conflict('ILLEGAL_TRANSITION', `${name} is not possible in state ${before}.`);
        guard?.(subject, clock());
        subject.state = to;
        em.persist(
          em.create(StateTransition, {
            subjectId: subject.id,
            name,
            before,
            after: to,
            byRole: viewer.role,
            byParty: viewer.organisationId,
            reason,
            at: clock(),
          }),
        );
        return subject;
      },
    };
  };
