import type { KnownViewer, Viewer } from '../../auth/viewer';
import type { Prisma } from '../../database/generated/client';
import type { NewsletterModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { takingUnique } from '../../database/unique';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type NewsletterRow = NewsletterModel;

/** The settings of a newsletter as they are written. */
export type NewsletterSettings = Prisma.InputJsonObject;

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

/** Merges keys into the settings in SQL, so that changes of different keys at the same time all stay. */
export async function mergeSettings(
  db: Db,
  newsletter: { readonly organizationId: Id; readonly id: Id },
  patch: Record<string, unknown>,
): Promise<void> {
  await db.$executeRaw`
    UPDATE newsletters SET settings = settings || ${JSON.stringify(patch)}::jsonb
    WHERE organization_id = ${newsletter.organizationId}::uuid AND id = ${newsletter.id}::uuid`;
}

/** How many members a newsletter has. */
export interface NewsletterAudience {
  readonly memberCount: number;
  /** Of these, the members to whom mail can be sent. */
  readonly activeMemberCount: number;
}

/** How many living members newsletters have; nothing of those that nobody is subscribed to. */
export function countSubscribed(
  db: Db,
  viewer: KnownViewer,
  ids: readonly Id[],
): Promise<({ newsletterId: Id } & NewsletterAudience)[]> {
  const { organizationId, creatorId } = viewer;
  return db.$queryRaw`
    SELECT subscribed.newsletter_id AS "newsletterId", count(*)::int AS "memberCount",
      (count(*) FILTER (WHERE member.email_suppression IS NULL))::int AS "activeMemberCount"
    FROM member_newsletters subscribed
    JOIN members member ON member.organization_id = ${organizationId}::uuid AND member.id = subscribed.member_id
    WHERE subscribed.organization_id = ${organizationId}::uuid AND subscribed.newsletter_id = ANY(${[...ids]}::uuid[])
      AND member.deleted_at IS NULL AND (${creatorId}::uuid IS NULL OR member.creator_id = ${creatorId}::uuid)
    GROUP BY subscribed.newsletter_id`;
}

/**
 * The newsletters that members are subscribed to, in the order that the staff chose. One statement, which two tables in
 * Prisma's way would not be.
 */
export async function findMemberNewsletters(
  db: Db,
  viewer: Viewer,
  memberIds: readonly Id[],
): Promise<{ memberId: Id; newsletter: NewsletterRow }[]> {
  if (viewer.kind === 'anonymous') return [];
  const { organizationId } = viewer;
  const rows = await db.$queryRaw<(NewsletterRow & { memberId: Id })[]>`
    SELECT subscribed.member_id AS "memberId", letter.organization_id AS "organizationId", letter.id, letter.name,
      letter.name_key AS "nameKey", letter.slug, letter.description, letter.status::text,
      letter.subscribe_on_signup AS "subscribeOnSignup", letter.sort_order AS "sortOrder", letter.uuid, letter.settings,
      letter.created_at AS "createdAt", letter.updated_at AS "updatedAt", letter.version
    FROM member_newsletters subscribed
    JOIN newsletters letter ON letter.organization_id = ${organizationId}::uuid AND letter.id = subscribed.newsletter_id
    WHERE subscribed.organization_id = ${organizationId}::uuid
      AND subscribed.member_id = ANY(${[...memberIds]}::uuid[])
    ORDER BY letter.sort_order, letter.id`;
  return rows.map(({ memberId, ...newsletter }) => ({ memberId, newsletter }));
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
