/** The roles that watch over the alliance: of what the parties are shown, and of what each decided, nothing is kept from them. */
export const OVERSEERS = ['SECRETARIAT', 'ANALYST'];
