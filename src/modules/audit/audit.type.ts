import { ArgsType, Field, InputType, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from '../../schema/connection';
import { IdFilter, InstantFilter } from '../../schema/filter-inputs';
import { Instant, JsonObject, SafeInt } from '../../schema/scalars';

@ObjectType({ description: 'A change of state as the event log has it: who changed what, and through which front.' })
export class AuditEntry {
  @Field({ description: 'The id of the event; webhooks of the native format send it too.' })
  id: string;

  @Field(() => SafeInt, { description: 'Its place in the log: 1, 2, 3, … in the order of commits.' })
  position: number;

  @Field({ description: 'What happened: the noun, a dot, and the verb in the past tense, such as `member.updated`.' })
  type: string;

  @Field({ description: 'What was changed, as the noun of the type says: the id as a UUID.' })
  subjectId: string;

  @Field({ description: 'Who changed it: the key, the person of the token, or the gateway itself.' })
  actor: string;

  @Field({ description: 'Through which front: graphql, allegro, audience, pliro, ghost, cli or system.' })
  dialect: string;

  @Field({ description: 'The request that changed it, as in the header X-Request-Id.' })
  requestId: string;

  @Field(() => Instant, { description: 'Business time: when the change takes effect.' })
  occurredAt: Date;

  @Field(() => Instant, { description: 'When the gateway learned of the change.' })
  recordedAt: Date;

  @Field(() => JsonObject, { description: 'The subject as it was after the change; `previous` has what was before.' })
  data: Record<string, unknown>;
}

@ObjectType({ description: 'A page of a list of AuditEntry objects.' })
export class AuditEntryConnection extends connectionOf(AuditEntry, 'AuditEntry') {}

@InputType({ description: 'Which changes. All fields that are given must hold.' })
export class AuditFilter {
  @Field(() => [String], { nullable: true, description: 'Changes of one of these nouns, such as `member` or `tier`.' })
  subjectType?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'One of these types, such as `member.updated`.' })
  type?: string[] | null;

  @Field(() => String, { nullable: true, description: 'What was changed: the id as a UUID.' })
  subjectId?: string | null;

  @Field(() => IdFilter, { nullable: true, description: 'The member whom they concern.' })
  memberId?: IdFilter | null;

  @Field(() => [String], { nullable: true, description: 'Through one of these fronts.' })
  dialect?: string[] | null;

  @Field(() => String, { nullable: true, description: 'By this actor.' })
  actor?: string | null;

  @Field(() => InstantFilter, { nullable: true, description: 'When the gateway learned of the change.' })
  recordedAt?: InstantFilter | null;
}

@ArgsType()
export class AuditLogArgs extends PageArgs {
  @Field(() => AuditFilter, { nullable: true, description: 'Which changes; all when absent.' })
  filter?: AuditFilter | null;
}
