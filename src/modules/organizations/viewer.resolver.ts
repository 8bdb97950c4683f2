import { Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { SCOPES } from '../../auth/scope';
import type { KnownViewer } from '../../auth/viewer';
import { knownViewer, type RequestContext } from '../../context';
import { Instant } from '../../schema/scalars';
import { Authenticated } from '../../schema/scope';
import { organizationById } from './organization.loaders';
import type { OrganizationRow } from './organization.repository';
import { Organization } from './organization.type';

@ObjectType({ description: 'Who is calling, and what this caller may do.' })
export class Viewer {
  @Field(() => [String], { description: 'What the credential may do: names such as `members:read`, in a fixed order.' })
  scopes: string[];

  @Field(() => [String], { description: 'The roles of a JWT; empty for a key.' })
  roles: string[];

  @Field(() => Instant, {
    nullable: true,
    description: 'When the credential stops being good; empty when it does not.',
  })
  expiresAt: Date | null;
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who is calling.' })
  @Authenticated()
  viewer(@Ctx() context: RequestContext): KnownViewer {
    return knownViewer(context);
  }

  @FieldResolver()
  scopes(@Root() viewer: KnownViewer): string[] {
    return SCOPES.filter((scope) => viewer.scopes.has(scope));
  }

  @FieldResolver()
  roles(@Root() viewer: KnownViewer): string[] {
    return viewer.kind === 'staff' ? [...viewer.roles] : [];
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The organization that the credential is for.' })
  organization(@Root() viewer: KnownViewer, @Ctx() context: RequestContext): Promise<OrganizationRow | null> {
    return organizationById(context).load(viewer.organizationId);
  }
}
