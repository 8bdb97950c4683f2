import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { Scope } from '../../schema/scope';
import type { Page } from '../../shared/page';
import { memberById } from '../members/member.loaders';
import type { MemberRow } from '../members/member.repository';
import { Member } from '../members/member.type';
import type { AuditRow } from './audit.repository';
import { findAuditPage } from './audit.service';
import { AuditEntry, AuditEntryConnection, AuditLogArgs } from './audit.type';

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Query(() => AuditEntryConnection, { description: 'Every change of state, latest first.' })
  @Scope('audit:read')
  auditLog(@Args(() => AuditLogArgs) args: AuditLogArgs, @Ctx() context: RequestContext): Promise<Page<AuditRow>> {
    return findAuditPage(context, args);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'The living member whom the change concerns.' })
  async member(@Root() { memberId }: AuditRow, @Ctx() context: RequestContext): Promise<MemberRow | null> {
    return memberId ? memberById(context).load(memberId) : null;
  }
}
