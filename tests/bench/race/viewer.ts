import type { Viewer } from '#kit/viewer';

/** The organiser: books whom it will. */
export const SECRETARIAT: Viewer = {
  ...{ role: 'SECRETARIAT', organisationId: 'organisation_secretariat', personId: null },
};
