import type { Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { NewsletterModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { takingUnique } from '../../database/unique';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type NewsletterRow = NewsletterModel;

const UNIQUE = { slug: 'slug', name_key: 'name' };

/** The newsletters that a caller may see: all of the organization. */
export function visibleNewsletters(viewer: Viewer): Prisma.NewsletterWhereInput {
  if (viewer.kind === 'anonymous') return MATCH_NONE;
  return { organizationId: viewer.organizationId };
}

/** One page of newsletters. */
export function listNewsletters(db: Db, query: ListQuery): Promise<Page<NewsletterRow>> {
  return listPage<NewsletterRow>(db.newsletter as never, query);
}

/** The visible newsletters that a condition holds for, in no order. */
export function findNewsletters(
  db: Db,
  where: Prisma.NewsletterWhereInput,
  condition: Prisma.NewsletterWhereInput,
): Promise<NewsletterRow[]> {
  return db.newsletter.findMany({ where: { AND: [where, condition] } });
}

/** The slugs of an organization's newsletters that begin with a text. */
export async function takenNewsletterSlugs(db: Db, organizationId: Id, base: string): Promise<string[]> {
  const where = { organizationId, slug: { startsWith: base } };
  const rows = await db.newsletter.findMany({ where, select: { slug: true } });
  return rows.map((row) => row.slug);
}

/** The place behind all newsletters of an organization. */
export async function nextSortOrder(db: Db, organizationId: Id): Promise<number> {
  const { _max } = await db.newsletter.aggregate({ where: { organizationId }, _max: { sortOrder: true } });
  return _max.sortOrder === null ? 0 : _max.sortOrder + 1;
}

/** Writes a new newsletter. */
export function insertNewsletter(db: Db, data: Prisma.NewsletterUncheckedCreateInput): Promise<NewsletterRow> {
  return takingUnique(UNIQUE, () => db.newsletter.create({ data }));
}

/** Changes a visible newsletter in one statement and answers the new row; null when there is none. */
export async function updateNewsletter(
  db: Db,
  where: Prisma.NewsletterWhereInput,
  columns: Prisma.NewsletterUncheckedUpdateManyInput,
): Promise<NewsletterRow | null> {
  const data = { ...columns, version: { increment: 1 } };
  const rows = await takingUnique(UNIQUE, () => db.newsletter.updateManyAndReturn({ where, data }));
  return rows[0] ?? null;
}

/** The newsletters that members are subscribed to, in the order that the staff chose. */
export async function findMemberNewsletters(
  db: Db,
  where: Prisma.NewsletterWhereInput,
  memberIds: readonly Id[],
): Promise<{ memberId: Id; newsletter: NewsletterRow }[]> {
  return db.memberNewsletter.findMany({
    where: { memberId: { in: [...memberIds] }, newsletter: where },
    include: { newsletter: true },
    orderBy: [{ newsletter: { sortOrder: 'asc' } }, { newsletterId: 'asc' }],
  });
}

interface SubscribedMember {
  readonly organizationId: Id;
  readonly memberId: Id;
}

/** Makes these the newsletters of a member; those that it has already keep their time. */
export async function replaceMemberNewsletters(
  db: Db,
  member: SubscribedMember,
  newsletters: { readonly ids: readonly Id[]; readonly at: Date },
): Promise<void> {
  const ids = [...newsletters.ids];
  await db.memberNewsletter.deleteMany({ where: { ...member, newsletterId: { notIn: ids } } });
  if (ids.length === 0) return;
  const data = ids.map((newsletterId) => ({ ...member, newsletterId, createdAt: newsletters.at }));
  await db.memberNewsletter.createMany({ data, skipDuplicates: true });
}
