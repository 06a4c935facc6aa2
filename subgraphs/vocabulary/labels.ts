/** A term's name in the languages the alliance's pages are written in; other languages fall back to `en`. */
export interface Labels {
  readonly en: string;
  readonly ru: string;
  readonly kk: string;
  readonly zh: string;
}
