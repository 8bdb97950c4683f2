import { registerEnumType } from 'type-graphql';

export enum CampaignSegment {
  ALL = 'ALL',
  SUPERFANS = 'SUPERFANS',
  ENGAGED = 'ENGAGED',
  CASUAL = 'CASUAL',
  INACTIVE = 'INACTIVE',
  PAID = 'PAID',
  FREE = 'FREE',
}

registerEnumType(CampaignSegment, {
  name: 'CampaignSegment',
  description: 'For which part of the members a campaign is, as it is when the sending begins.',
  valuesConfig: {
    ALL: { description: 'All of them.' },
    SUPERFANS: { description: 'Those whose engagement level is SUPERFAN.' },
    ENGAGED: { description: 'Those whose engagement level is ENGAGED.' },
    CASUAL: { description: 'Those whose engagement level is CASUAL.' },
    INACTIVE: { description: 'Those whose engagement level is INACTIVE.' },
    PAID: { description: 'Those who pay.' },
    FREE: { description: 'Those with no access beyond that of everybody.' },
  },
});

export enum CampaignStatus {
  DRAFT = 'DRAFT',
  SCHEDULED = 'SCHEDULED',
  SENDING = 'SENDING',
  SENT = 'SENT',
  CANCELED = 'CANCELED',
  FAILED = 'FAILED',
}

registerEnumType(CampaignStatus, {
  name: 'CampaignStatus',
  description: 'Where a campaign stands.',
  valuesConfig: {
    DRAFT: { description: 'Being written: nothing is sent.' },
    SCHEDULED: { description: 'Waits for scheduledAt.' },
    SENDING: { description: 'Being sent; whom it is for stands fast.' },
    SENT: { description: 'Over: whatever could be sent has been.' },
    CANCELED: { description: 'Taken back; what had been sent until then stays sent.' },
    FAILED: { description: 'Over, and not a single message could be sent.' },
  },
});

export enum CampaignOrderField {
  CREATED_AT = 'CREATED_AT',
  UPDATED_AT = 'UPDATED_AT',
  SCHEDULED_AT = 'SCHEDULED_AT',
}

registerEnumType(CampaignOrderField, {
  name: 'CampaignOrderField',
  description: 'What a list of campaigns can be ordered by.',
  valuesConfig: {
    CREATED_AT: { description: 'When the campaign was created.' },
    UPDATED_AT: { description: 'When the campaign was last changed.' },
    SCHEDULED_AT: { description: 'When it is to be sent; those without a time come last.' },
  },
});
