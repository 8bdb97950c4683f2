import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../context';
import { mutate } from '../../schema/mutation';
import { Scope } from '../../schema/scope';
import type { MemberRow } from '../members/member.repository';
import { Member } from '../members/member.type';
import { MemberImportInput } from './import.input';
import { customerIdByMember } from './import.loaders';
import { MemberImportPayload } from './import.payload';
import { importRows } from './import.service';

@Resolver(() => Member)
export class ImportResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: "The member's id at the payment provider as an import told it, when no subscription does.",
  })
  importedCustomerId(@Root() member: MemberRow, @Ctx() context: RequestContext): Promise<string | null> {
    return customerIdByMember(context).load(member.id);
  }

  @Mutation(() => MemberImportPayload, {
    description:
      'Takes members over from a list, those lines that can be taken. Members who are here are changed as far as their line says something else. Giving tiers away needs the scope subscriptions:write too.',
  })
  @Scope('members:write')
  memberImport(@Arg('input', { description: 'The lines.' }) input: MemberImportInput, @Ctx() context: RequestContext) {
    return mutate(context, { name: 'memberImport', input }, async (transaction) => ({
      results: await importRows(transaction, input.rows),
    }));
  }
}
