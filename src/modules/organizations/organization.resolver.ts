import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { knownViewer, type RequestContext } from '../../context';
import { mutate } from '../../schema/mutation';
import { Instant, SafeInt } from '../../schema/scalars';
import { Scope } from '../../schema/scope';
import { OrganizationUpdateInput } from './organization.input';
import { OrganizationUpdatePayload } from './organization.payload';
import type { OrganizationRow } from './organization.repository';
import { ownOrganization, updateOrganization } from './organization.service';
import { Organization } from './organization.type';

@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => Organization, { description: "The caller's own organization." })
  @Scope('organization:read')
  organization(@Ctx() context: RequestContext): Promise<OrganizationRow> {
    return ownOrganization(context);
  }

  @FieldResolver(() => SafeInt, { description: "How far its clock is ahead of the gateway's, in milliseconds." })
  clockOffsetMs(@Root() organization: OrganizationRow): bigint {
    return organization.clockOffsetMs;
  }

  @FieldResolver(() => Instant, { description: 'The present in the organization.' })
  now(@Root() organization: OrganizationRow, @Ctx() context: RequestContext): Date {
    const ahead = Number(organization.clockOffsetMs) - knownViewer(context).clockOffsetMs;
    return new Date(context.clock.now().getTime() + ahead);
  }

  @Mutation(() => OrganizationUpdatePayload, { description: "Changes what is given of the caller's own organization." })
  @Scope('organization:write')
  organizationUpdate(
    @Arg('input', { description: 'The changes.' }) input: OrganizationUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return mutate(context, { name: 'organizationUpdate', input }, async (transaction) => ({
      organization: await updateOrganization(transaction, input),
    }));
  }
}
