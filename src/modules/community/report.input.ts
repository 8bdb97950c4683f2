import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { MutationInput, MutationPayload } from '../../schema/mutation';
import { ReportReason } from './community.kinds';
import { CommunityReport } from './report.type';

@InputType({ description: 'A new report.' })
export class CommunityReportCreateInput extends MutationInput {
  @Field(() => ID, { description: 'The post or the comment that it is about.' })
  subjectId: string;

  @Field(() => ID, { nullable: true, description: 'The member who reports; the staff does when absent.' })
  memberId?: string | null;

  @Field(() => ReportReason, { description: 'What is wrong.' })
  reason: ReportReason;

  @Field(() => String, { nullable: true, description: 'What the reporter says about it, at most 2,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Decides about a report and what it is about.' })
export class CommunityReportResolveInput extends MutationInput {
  @Field(() => ID, { description: 'The report.' })
  id: string;

  @Field({
    description:
      'Whether it was right: what it is about is removed. Otherwise that becomes visible. All its open reports end alike.',
  })
  uphold: boolean;
}

@ObjectType()
abstract class CommunityReportPayload extends MutationPayload {
  @Field(() => CommunityReport, { description: 'The report after the change.' })
  communityReport: CommunityReport;
}

@ObjectType({ description: 'The new report.' })
export class CommunityReportCreatePayload extends CommunityReportPayload {}

@ObjectType({ description: 'The report that was decided.' })
export class CommunityReportResolvePayload extends CommunityReportPayload {}
