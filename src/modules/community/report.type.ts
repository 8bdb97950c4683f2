import { ArgsType, Field, InputType, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from '../../schema/connection';
import { IdFilter } from '../../schema/filter-inputs';
import { Node } from '../../schema/node';
import { Instant } from '../../schema/scalars';
import { ReportReason, ReportStatus } from './community.kinds';

@ObjectType({ implements: Node, description: 'That somebody finds something wrong with a post or a comment.' })
export class CommunityReport extends Node {
  @Field(() => ReportReason, { description: 'What is wrong.' })
  reason: ReportReason;

  @Field(() => String, { nullable: true, description: 'What the reporter says about it.' })
  note: string | null;

  @Field(() => ReportStatus, { description: 'What became of it.' })
  status: ReportStatus;

  @Field(() => Instant, { nullable: true, description: 'When it was decided.' })
  resolvedAt: Date | null;

  @Field(() => Instant, { description: 'When it was made.' })
  createdAt: Date;
}

@ObjectType({ description: 'A page of a list of CommunityReport objects.' })
export class CommunityReportConnection extends connectionOf(CommunityReport, 'CommunityReport') {}

@InputType({ description: 'Which reports. All fields that are given must hold.' })
export class CommunityReportFilter {
  @Field(() => IdFilter, { nullable: true, description: 'The creator whose community it is in.' })
  creatorId?: IdFilter | null;

  @Field(() => [ReportStatus], { nullable: true, description: 'One of these.' })
  status?: ReportStatus[] | null;

  @Field(() => [ReportReason], { nullable: true, description: 'One of these.' })
  reason?: ReportReason[] | null;
}

@ArgsType()
export class CommunityReportsArgs extends PageArgs {
  @Field(() => CommunityReportFilter, { nullable: true, description: 'Which reports; all when absent.' })
  filter?: CommunityReportFilter | null;
}
