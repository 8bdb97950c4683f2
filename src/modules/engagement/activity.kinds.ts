import { registerEnumType } from 'type-graphql';

export enum ActivityKind {
  CONTENT_VIEW = 'CONTENT_VIEW',
  COMMENT = 'COMMENT',
  SHARE = 'SHARE',
  REACTION = 'REACTION',
  PERSONA_CHAT = 'PERSONA_CHAT',
  TIP = 'TIP',
  LOGIN = 'LOGIN',
  MAIL_OPEN = 'MAIL_OPEN',
  MAIL_CLICK = 'MAIL_CLICK',
  CUSTOM = 'CUSTOM',
}

registerEnumType(ActivityKind, {
  name: 'ActivityKind',
  description: 'What a member did.',
  valuesConfig: {
    CONTENT_VIEW: { description: 'Read, heard or watched something.' },
    COMMENT: { description: 'Wrote a comment.' },
    SHARE: { description: 'Shared something with others.' },
    REACTION: { description: 'Reacted to something, as with a like.' },
    PERSONA_CHAT: { description: "Talked to the creator's persona." },
    TIP: { description: 'Gave a tip; the payment itself is a purchase.' },
    LOGIN: { description: 'Signed in.' },
    MAIL_OPEN: { description: 'Opened an e-mail.' },
    MAIL_CLICK: { description: 'Followed a link in an e-mail.' },
    CUSTOM: { description: 'Anything else; its name says what.' },
  },
});

/** The column of the rollups that counts each kind. */
export const COUNT_COLUMNS = {
  CONTENT_VIEW: 'views',
  COMMENT: 'comments',
  SHARE: 'shares',
  PERSONA_CHAT: 'chats',
  REACTION: 'reactions',
  TIP: 'tips',
  LOGIN: 'logins',
  MAIL_OPEN: 'mail_opens',
  MAIL_CLICK: 'mail_clicks',
  CUSTOM: 'customs',
} as const satisfies Record<ActivityKind, string>;

/** Whether the name is one of the kinds. */
export function isActivityKind(name: string): name is ActivityKind {
  return Object.hasOwn(COUNT_COLUMNS, name);
}
