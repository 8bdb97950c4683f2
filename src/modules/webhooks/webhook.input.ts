import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../schema/connection';
import { IdFilter, TextFilter } from '../../schema/filter-inputs';
import { MutationInput } from '../../schema/mutation';
import { WebhookFormat, WebhookStatus } from './webhook.type';

@InputType({ description: 'A condition on the format of a webhook endpoint.' })
export class WebhookFormatFilter {
  @Field(() => WebhookFormat, { nullable: true, description: 'Equals.' })
  eq?: WebhookFormat | null;
}

@InputType({ description: 'A condition on the status of a webhook endpoint.' })
export class WebhookStatusFilter {
  @Field(() => WebhookStatus, { nullable: true, description: 'Equals.' })
  eq?: WebhookStatus | null;
}

@InputType({ description: 'Which webhook endpoints. All fields that are given must hold.' })
export class WebhookEndpointFilter {
  @Field(() => [WebhookEndpointFilter], { nullable: true, description: 'All of these hold.' })
  and?: WebhookEndpointFilter[] | null;

  @Field(() => [WebhookEndpointFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: WebhookEndpointFilter[] | null;

  @Field(() => WebhookEndpointFilter, { nullable: true, description: 'This does not hold.' })
  not?: WebhookEndpointFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'The endpoint.' })
  id?: IdFilter | null;

  @Field(() => WebhookFormatFilter, { nullable: true, description: 'In whose words it is told.' })
  format?: WebhookFormatFilter | null;

  @Field(() => WebhookStatusFilter, { nullable: true, description: 'Whether it is told.' })
  status?: WebhookStatusFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'Where the events are sent.' })
  url?: TextFilter | null;

  @Field(() => String, { nullable: true, description: 'It is told of this event.' })
  event?: string | null;
}

@ArgsType()
export class WebhookEndpointsArgs extends PageArgs {
  @Field(() => WebhookEndpointFilter, { nullable: true, description: 'Which endpoints; all when absent.' })
  filter?: WebhookEndpointFilter | null;
}

@InputType()
abstract class WebhookEndpointFields extends MutationInput {
  @Field(() => String, { nullable: true, description: 'What the staff calls it, at most 191 characters.' })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What messages to it are signed with, at most 191 characters; without one they are not signed. Native format: whsec_ and 24 to 64 bytes in base64; a new endpoint without one gets a random one.',
  })
  secret?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The version of the interface that its maker wants, at most 50 characters.',
  })
  apiVersion?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Native format only: the parts of the data that are sent, such as `member.email`, at most 100; all when empty.',
  })
  fields?: string[] | null;

  @Field(() => WebhookStatus, {
    nullable: true,
    description:
      'Whether it is told of events; ACTIVE for a new one. Switched off, what waits for it is taken back; switched on again, it is told of what happens from then on.',
  })
  status?: WebhookStatus | null;
}

@InputType({ description: 'An address that is to be told of events.' })
export class WebhookEndpointCreateInput extends WebhookEndpointFields {
  @Field(() => WebhookFormat, { description: 'In whose words it is told.' })
  format: WebhookFormat;

  @Field({
    description:
      'Where the events are sent: an http or https URL without user information, at most 2000 characters, to a public address. Addresses of private networks and of this machine are refused unless the gateway is configured to allow them.',
  })
  url: string;

  @Field(() => [String], { description: 'The events that it is told of, 1 to 100, by the names of its format.' })
  events: string[];
}

@InputType({ description: 'Changes only what is given; null empties name, secret and apiVersion.' })
export class WebhookEndpointUpdateInput extends WebhookEndpointFields {
  @Field(() => ID, { description: 'The endpoint.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Where the events are sent; the rules are those of a new one.' })
  url?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The events that it is told of, in place of the earlier ones.',
  })
  events?: string[] | null;
}

@InputType({ description: 'Names the webhook endpoint to be deleted.' })
export class WebhookEndpointDeleteInput extends MutationInput {
  @Field(() => ID, { description: 'The endpoint.' })
  id: string;
}
