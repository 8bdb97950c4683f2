import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../schema/connection';
import { Node } from '../../schema/node';
import { Instant } from '../../schema/scalars';

export enum WebhookFormat {
  NATIVE = 'NATIVE',
  AUDIENCE = 'AUDIENCE',
  ALLEGRO = 'ALLEGRO',
  GHOST = 'GHOST',
}

registerEnumType(WebhookFormat, {
  name: 'WebhookFormat',
  description: 'In whose words a webhook endpoint is told of events.',
  valuesConfig: {
    NATIVE: { description: "The gateway's own: events are named as in the log, such as `member.updated`." },
    AUDIENCE: { description: 'As the Audience API, such as `audience.member_joined`.' },
    ALLEGRO: { description: 'As Allegro, such as `audience_member.created`.' },
    GHOST: { description: 'As Ghost, such as `member.edited`.' },
  },
});

export enum WebhookStatus {
  ACTIVE = 'ACTIVE',
  DISABLED = 'DISABLED',
}

registerEnumType(WebhookStatus, {
  name: 'WebhookStatus',
  description: 'Whether a webhook endpoint is told of events.',
  valuesConfig: {
    ACTIVE: { description: 'It is told.' },
    DISABLED: { description: 'It stays known, but is not told.' },
  },
});

export enum WebhookDisabledReason {
  STAFF = 'STAFF',
  GONE = 'GONE',
  FAILING = 'FAILING',
}

registerEnumType(WebhookDisabledReason, {
  name: 'WebhookDisabledReason',
  description: 'Why a webhook endpoint is not told of events.',
  valuesConfig: {
    STAFF: { description: 'It was switched off.' },
    GONE: { description: 'It answered 410, which says that it is not to be told any more.' },
    FAILING: { description: 'For five days nothing could be delivered to it.' },
  },
});

@ObjectType({ implements: Node, description: 'An address of the web that is told of events, in one format.' })
export class WebhookEndpoint extends Node {
  @Field(() => WebhookFormat, { description: 'In whose words it is told.' })
  format: WebhookFormat;

  @Field({ description: 'Where the events are sent: an http or https URL.' })
  url: string;

  @Field(() => [String], { description: 'The events that it is told of, by the names of its format, as given.' })
  events: string[];

  @Field(() => String, { nullable: true, description: 'What the staff calls it.' })
  name: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The version of the interface that its maker wants, as given; only some formats know one.',
  })
  apiVersion: string | null;

  @Field(() => WebhookStatus, { description: 'Whether it is told of events.' })
  status: WebhookStatus;

  @Field(() => WebhookDisabledReason, { nullable: true, description: 'Why it is not told; empty while it is.' })
  disabledReason: keyof typeof WebhookDisabledReason | null;

  @Field(() => [String], {
    description: 'Native format: the parts of the data that are sent, such as `member.email`; all when empty.',
  })
  fields: string[];

  @Field(() => Instant, {
    nullable: true,
    description: 'Until when messages are signed with the secret before the present one too; empty without one.',
  })
  previousSecretUntil: Date | null;

  @Field(() => Instant, { nullable: true, description: 'When it was last told of an event; empty for never.' })
  lastTriggeredAt: Date | null;

  @Field(() => String, { nullable: true, description: 'The HTTP status of its last answer.' })
  lastTriggeredStatus: string | null;

  @Field(() => String, { nullable: true, description: 'Why it could not be told the last time; empty when it was.' })
  lastTriggeredError: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The credential that registered it; empty when it was no stored credential.',
  })
  credentialId: string | null;

  @Field(() => Instant, { description: 'When it was registered.' })
  createdAt: Date;

  @Field(() => Instant, { description: 'When it was last changed.' })
  updatedAt: Date;
}

@ObjectType({ description: 'A page of a list of WebhookEndpoint objects.' })
export class WebhookEndpointConnection extends connectionOf(WebhookEndpoint, 'WebhookEndpoint') {}
