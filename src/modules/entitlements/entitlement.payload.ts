import { Field, ObjectType } from 'type-graphql';
import { MutationPayload } from '../../schema/mutation';
import { Entitlement } from './entitlement.type';

@ObjectType()
abstract class EntitlementPayload extends MutationPayload {
  @Field(() => Entitlement, { description: 'The entitlement after the change.' })
  entitlement: Entitlement;
}

@ObjectType({ description: 'The new entitlement.' })
export class EntitlementGrantPayload extends EntitlementPayload {}

@ObjectType({ description: 'The revoked entitlement.' })
export class EntitlementRevokePayload extends EntitlementPayload {}
