import { closedList } from '#vocabulary/closed-list';
import { Stage } from '#vocabulary/stage';

export const StartupStatus = { ACTIVE: 'ACTIVE', ACQUIRED: 'ACQUIRED', CLOSED: 'CLOSED' } as const;
export type StartupStatus = (typeof StartupStatus)[keyof typeof StartupStatus];

closedList(StartupStatus, 'StartupStatus', 'Whether a company still stands on its own.', {
  ACTIVE: 'It works under its own owners.',
  ACQUIRED: 'It, or control of it, was bought.',
  CLOSED: 'It has stopped.',
});

/** Stage codes of the startup facts. */
export const stageOfCode: Readonly<Record<string, Stage>> = {
  idea: Stage.IDEA,
  mvp: Stage.MVP,
  sales: Stage.SALES,
  growth: Stage.GROWTH,
  scaling: Stage.SCALING,
};

/** Status codes of the startup facts; an unknown status is a null value there. */
export const statusOfCode: Readonly<Record<string, StartupStatus>> = {
  active: StartupStatus.ACTIVE,
  acquired: StartupStatus.ACQUIRED,
  closed: StartupStatus.CLOSED,
};
