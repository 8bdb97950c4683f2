import { registerEnumType } from 'type-graphql';

export enum MessageChannel {
  EMAIL = 'EMAIL',
  PUSH = 'PUSH',
}

registerEnumType(MessageChannel, {
  name: 'MessageChannel',
  description: 'On which way a member is told something.',
  valuesConfig: {
    EMAIL: { description: 'An e-mail to the address of the member.' },
    PUSH: { description: 'A web push to all browsers of the member that take them.' },
  },
});

export enum MessageStatus {
  PENDING = 'PENDING',
  SENT = 'SENT',
  FAILED = 'FAILED',
  SKIPPED = 'SKIPPED',
  CANCELED = 'CANCELED',
}

registerEnumType(MessageStatus, {
  name: 'MessageStatus',
  description: 'What has become of a message.',
  valuesConfig: {
    PENDING: { description: 'Waits to be sent, or is being sent.' },
    SENT: { description: 'Has been handed over.' },
    FAILED: { description: 'Was refused for good, or could not be handed over however often it was tried.' },
    SKIPPED: { description: 'Is not sent: skipReason says why.' },
    CANCELED: { description: 'Was taken back before it was sent.' },
  },
});

export enum MessageSkipReason {
  NO_ADDRESS = 'NO_ADDRESS',
  SUPPRESSED = 'SUPPRESSED',
  UNSUBSCRIBED = 'UNSUBSCRIBED',
  NO_DEVICE = 'NO_DEVICE',
  LEFT = 'LEFT',
}

registerEnumType(MessageSkipReason, {
  name: 'MessageSkipReason',
  description: 'Why a message is not sent.',
  valuesConfig: {
    NO_ADDRESS: { description: 'The member has no e-mail address.' },
    SUPPRESSED: { description: 'Mails to the address bounced, or were complained about.' },
    UNSUBSCRIBED: { description: 'The member does not want such messages.' },
    NO_DEVICE: { description: 'The member has no browser that takes pushes.' },
    LEFT: { description: 'The member was deleted before it was sent.' },
  },
});

export enum MessageTransport {
  SMTP = 'SMTP',
  OUTBOX = 'OUTBOX',
  WEB_PUSH = 'WEB_PUSH',
}

registerEnumType(MessageTransport, {
  name: 'MessageTransport',
  description: 'Through what a message was sent.',
  valuesConfig: {
    SMTP: { description: 'The mail server of SMTP_URL.' },
    OUTBOX: { description: 'Nothing: without a mail server it is only shown in the outbox.' },
    WEB_PUSH: { description: 'The push services of the browsers.' },
  },
});
