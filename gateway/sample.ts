/** Asked once at every start of our own graph, so that whoever starts it sees at once what it is. */
export const SAMPLE = `query Members {
  members(asOf: "2026-01-01", status: [MEMBER]) {
    id
    name(locale: "ru") { text }
    membership { validFrom source }
  }
}`;
