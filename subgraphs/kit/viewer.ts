/**
 * Who asks. `organisationId` is the party the viewer acts for, `personId` the natural person behind the token;
 * both are null for the public.
 */
export interface Viewer {
  readonly role: string;
  readonly organisationId: string | null;
  readonly personId: string | null;
}

/** Who does what the clock makes due. */
export const SYSTEM_VIEWER: Viewer = Object.freeze({ role: 'SYSTEM', organisationId: null, personId: null });

/** The viewer of a request that carries no token. */
export const PUBLIC_VIEWER: Viewer = Object.freeze({ role: 'PUBLIC', organisationId: null, personId: null });
