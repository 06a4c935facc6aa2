import { Field, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { LocalDate } from '#kit/scalars';

@ObjectType('ReportDuty', { description: 'A quarterly report that is asked for and not in.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class ReportDuty {
  @Field(() => String, { description: 'Which quarter: `2026-Q3`.' })
  quarter: string;

  @Field(() => LocalDate, { description: 'The first day on which it counts as missed.' })
  dueOn: string;

  @Field(() => Boolean, { description: 'Whether that day has come.' })
  missed: boolean;
}
