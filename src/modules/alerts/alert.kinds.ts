import { registerEnumType } from 'type-graphql';

export enum AlertMetric {
  INTERACTIONS = 'INTERACTIONS',
  CONTENT_VIEW = 'CONTENT_VIEW',
  COMMENT = 'COMMENT',
  SHARE = 'SHARE',
  REACTION = 'REACTION',
  LOGIN = 'LOGIN',
}

export enum AlertDirection {
  RISE = 'RISE',
  FALL = 'FALL',
}

export enum AlertSeverity {
  INFO = 'INFO',
  WARNING = 'WARNING',
  CRITICAL = 'CRITICAL',
}

export enum AlertStatus {
  OPEN = 'OPEN',
  RESOLVED = 'RESOLVED',
}

export enum AlertSensitivity {
  LOW = 'LOW',
  NORMAL = 'NORMAL',
  HIGH = 'HIGH',
}

registerEnumType(AlertMetric, {
  name: 'EngagementAlertMetric',
  description: "What is counted, by the hour, of a creator's audience.",
  valuesConfig: {
    INTERACTIONS: { description: 'Content views, comments, shares, reactions, persona chats and tips together.' },
    CONTENT_VIEW: { description: 'Content views.' },
    COMMENT: { description: 'Comments.' },
    SHARE: { description: 'Shares.' },
    REACTION: { description: 'Reactions.' },
    LOGIN: { description: 'Logins.' },
  },
});

registerEnumType(AlertDirection, {
  name: 'EngagementAlertDirection',
  description: 'To which side of what was expected.',
  valuesConfig: { RISE: { description: 'More.' }, FALL: { description: 'Less.' } },
});

registerEnumType(AlertSeverity, {
  name: 'EngagementAlertSeverity',
  description: 'How far the evidence is beyond the alarm line.',
  valuesConfig: {
    INFO: { description: 'Beyond it.' },
    WARNING: { description: 'At least 1.3 times as strong.' },
    CRITICAL: { description: 'At least 1.8 times as strong.' },
  },
});

registerEnumType(AlertStatus, {
  name: 'EngagementAlertStatus',
  description: 'Whether it goes on.',
  valuesConfig: {
    OPEN: { description: 'It goes on.' },
    RESOLVED: { description: 'It is over, or somebody has closed it.' },
  },
});

registerEnumType(AlertSensitivity, {
  name: 'EngagementAlertSensitivity',
  description: 'How strong the evidence must be.',
  valuesConfig: {
    LOW: { description: '1.4 times the alarm line: fewer alerts.' },
    NORMAL: { description: 'The alarm line, of which it is known how rarely it is wrong.' },
    HIGH: { description: '0.8 times the alarm line: more alerts, also false ones.' },
  },
});
