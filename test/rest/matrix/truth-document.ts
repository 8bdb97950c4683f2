/** Asks for everything that the graph knows of a member. */
export const MEMBER = `query ($id: ID!) {
  members(first: 1, filter: { id: { eq: $id } }, includeDeleted: true) { nodes {
    id uuid email emailVerified name note meta avatarUrl geolocation preferences activationCode importedCustomerId
    emailCount emailOpenedCount emailOpenRate commentNotifications announcementEmails unsubscribeKey
    status subscribed canComment lastSeenAt createdAt updatedAt deletedAt erasedAt
    attribution { id type url title referrerSource referrerMedium referrerUrl }
    commenting { disabled reason until }
    emailSuppression { reason suppressedAt }
    creator { id }
    identities { id key value createdAt }
    labels { id name slug createdAt updatedAt }
    newsletters { id name slug description status }
    mainSubscription { id tier { slug } }
    entitlements { id status isActive source startedAt endedAt note revokedAt revokeReason createdAt updatedAt
      product { id name } purchase { id } subscription { id } }
    purchases { id status kind amountMinor refundedMinor currency provider providerRef hasActiveEntitlement
      purchasedAt createdAt updatedAt refunds { id } price { id nickname tier { name } } subscription { id } }
    subscriptions { id kind status givesAccess isLive startedAt currentPeriodStartAt currentPeriodEndAt
      cancelAtPeriodEnd cancelReason canceledAt endedAt pausedAt resumeAt trialStartAt trialEndAt cardLast4
      discountStartAt discountEndAt provider providerIds createdAt updatedAt
      price { id nickname amountMinor currency interval type }
      tier { id name slug active type description visibility trialDays welcomePageUrl createdAt updatedAt
        monthlyPrice { amountMinor currency } yearlyPrice { amountMinor currency } }
      discount { ...Discount } redemptions { redeemedAt discount { ...Discount } }
      nextPayment { originalAmountMinor amountMinor currency interval discount { id } } }
  } }
}
fragment Discount on Discount { id name code displayTitle displayDescription type cadence amount duration
  durationMonths currency status redemptionCount redemptionType createdAt lastRedeemedAt tier { id name } }`;
