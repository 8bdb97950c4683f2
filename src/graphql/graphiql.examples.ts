/** What the tabs of GraphiQL begin with: one query, one change and one live field, all of which run as they stand. */
export const EXAMPLES: readonly string[] = [
  `# The newest members. Press the play button.
query NewestMembers {
  members(first: 10) {
    totalCount
    nodes {
      id
      email
      name
      createdAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
  `# Makes a member. A repetition with the same key changes nothing.
mutation NewMember {
  memberCreate(
    input: { email: "ada@example.com", name: "Ada Lovelace", meta: { source: "graphiql" }, idempotencyKey: "ada-1" }
  ) {
    member {
      id
      email
      meta
    }
  }
}
`,
];
