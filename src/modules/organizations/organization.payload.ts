import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Organization } from './organization.type';

@ObjectType()
abstract class OrganizationPayload extends MutationPayload {
  @Field(() => Organization, { description: 'The organization after the change.' })
  organization: Organization;
}

@ObjectType({ description: 'The changed organization.' })
export class OrganizationUpdatePayload extends OrganizationPayload {}

@ObjectType({ description: 'The organization with its clock moved.' })
export class OrganizationClockAdvancePayload extends OrganizationPayload {
  @Field({
    description:
      'Whether everything about subscriptions that was due by then has happened. When not, the rest follows soon.',
  })
  settled: boolean;
}
