import { freshContext, type RequestContext } from '../context';
import { labelsByMember } from '../modules/labels/label.loaders';
import { identitiesByMember } from '../modules/members/member.loaders';
import type { MemberRow } from '../modules/members/member.repository';
import { findMemberPage } from '../modules/members/member.service';
import { MemberOrderField } from '../modules/members/member.type';
import { newslettersByMember } from '../modules/newsletters/newsletter.loaders';
import { OrderDirection } from '../schema/order';
import { MAX_PAGE_SIZE } from '../shared/page';

/** What is written of a member, in this order. */
export const COLUMNS = [
  'id',
  'email',
  'email_verified',
  'name',
  'note',
  'labels',
  'newsletters',
  'foreign_keys',
  'meta',
  'geolocation',
  'last_seen_at',
  'created_at',
  'updated_at',
] as const;

export type ExportedMember = Record<(typeof COLUMNS)[number], unknown>;

/** All living members, oldest first. One page is in memory at a time, however many there are. */
export async function* exportMembers(context: RequestContext): AsyncGenerator<ExportedMember> {
  const orderBy = [{ field: MemberOrderField.CREATED_AT, direction: OrderDirection.ASC }];
  let after: string | undefined;
  do {
    // A context of its own for each page: what was loaded for one is not kept for the next.
    const page = freshContext(context);
    const { rows, hasNextPage, cursorOf } = await findMemberPage(page, {
      first: MAX_PAGE_SIZE,
      includeDeleted: false,
      orderBy,
      ...(after === undefined ? {} : { after }),
    });
    yield* await Promise.all(rows.map((row) => exportMember(page, row)));
    const last = rows.at(-1);
    after = hasNextPage && last ? cursorOf(last) : undefined;
  } while (after !== undefined);
}

async function exportMember(context: RequestContext, row: MemberRow): Promise<ExportedMember> {
  const [labels, newsletters, identities] = await Promise.all([
    labelsByMember(context).load(row.id),
    newslettersByMember(context).load(row.id),
    identitiesByMember(context).load(row.id),
  ]);
  return {
    id: row.id,
    email: row.email,
    email_verified: row.emailVerified,
    name: row.name,
    note: row.note,
    labels: labels.map(({ name }) => name),
    newsletters: newsletters.map(({ slug }) => slug),
    foreign_keys: Object.fromEntries(identities.map(({ key, value }) => [key, value])),
    meta: row.meta,
    geolocation: row.geolocation,
    last_seen_at: row.lastSeenAt,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
  };
}
