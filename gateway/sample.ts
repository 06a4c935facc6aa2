/** Asked once at every start of our own graph, so that whoever starts it sees at once what it is. */
export const SAMPLE = `query WhereToScaleNext {
  node(id: "startup_demo-01") {
    ... on Startup {
      name { text }
      marketMatches(first: 2) {
        nodes {
          rank
          score
          confidence
          market { name { text } }
          reasons { text { text } }
        }
      }
    }
  }
}`;
