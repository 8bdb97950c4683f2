/** What the tabs of GraphiQL begin with. All of them run as they stand. */
export const EXAMPLES: readonly string[] = [
  `# The newest members with what they subscribe to. Press the play button.
query NewestMembers {
  members(first: 10) {
    totalCount
    nodes {
      id
      email
      name
      createdAt
      labels {
        name
      }
      subscriptions {
        status
        currentPeriodEndAt
        tier {
          name
        }
        price {
          amountMinor
          currency
          interval
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
  `# Members who paid, and what they are entitled to at this moment.
query PayingMembers {
  members(
    first: 5
    filter: { purchases: { any: { status: { eq: COMPLETED } } } }
    orderBy: { field: NAME, direction: ASC }
  ) {
    nodes {
      name
      entitlements(active: true) {
        source
        endedAt
        product {
          name
        }
      }
      purchases(status: COMPLETED) {
        amountMinor
        currency
        purchasedAt
      }
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
  `# Stays open and shows each change of a member as it happens. Run it, then make a member in another tab.
subscription LiveMembers {
  memberChanged {
    cursor
    type
    occurredAt
    member {
      id
      email
      name
    }
  }
}
`,
];
