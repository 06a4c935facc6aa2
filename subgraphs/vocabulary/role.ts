import { closedList } from './closed-list.ts';

export const Role = {
  FOUNDER: 'FOUNDER',
  TECHNOPARK_MANAGER: 'TECHNOPARK_MANAGER',
  PROGRAMME_MANAGER: 'PROGRAMME_MANAGER',
  INVESTOR: 'INVESTOR',
  ANALYST: 'ANALYST',
  SECRETARIAT: 'SECRETARIAT',
  PUBLIC: 'PUBLIC',
} as const;
export type Role = (typeof Role)[keyof typeof Role];

closedList(Role, 'Role', 'In which capacity somebody uses the graph.', {
  FOUNDER: 'Acts for a startup.',
  TECHNOPARK_MANAGER: 'Acts for a technopark.',
  PROGRAMME_MANAGER: 'Runs incubation or acceleration programmes for an organisation.',
  INVESTOR: 'Acts for an investor.',
  ANALYST: 'Reads across domains; writes nothing.',
  SECRETARIAT: 'Serves the alliance as a whole: memberships, exclusions, the common fund.',
  PUBLIC: 'Anybody, without a token.',
});
