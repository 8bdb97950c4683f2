import { type KnownViewer, may, type Viewer } from '../../auth/viewer';
import { Prisma } from '../../database/generated/client';
import type { CampaignModel } from '../../database/generated/models';
import { listPage, type ListQuery } from '../../database/list';
import type { Db } from '../../database/transaction';
import { MATCH_NONE } from '../../shared/filter';
import type { Id } from '../../shared/id';
import type { Page } from '../../shared/page';

export type CampaignRow = CampaignModel;

/** Columns of a campaign to write. */
export type CampaignColumns = Omit<Prisma.CampaignUncheckedUpdateManyInput, 'filters' | 'filter'> & {
  readonly filters?: object;
  readonly filter?: object | null;
};

/** The campaigns that a caller may see: the organization's and, for a creator's credential, that creator's. */
export function visibleCampaigns(viewer: Viewer): Prisma.CampaignWhereInput {
  if (!may(viewer, 'campaigns:read') && !may(viewer, 'campaigns:write')) return MATCH_NONE;
  const { organizationId, creatorId } = viewer as KnownViewer;
  return { organizationId, ...(creatorId ? { creatorId } : {}) };
}

/** One page of campaigns. */
export function listCampaigns(db: Db, query: ListQuery): Promise<Page<CampaignRow>> {
  return listPage<CampaignRow>(db.campaign as never, query);
}

/** The campaigns that fulfill a condition, in no order. */
export function findCampaigns(db: Db, where: Prisma.CampaignWhereInput): Promise<CampaignRow[]> {
  return db.campaign.findMany({ where });
}

/** Lets nobody else change a campaign until the transaction ends. */
export async function lockCampaign(db: Db, organizationId: Id, id: Id): Promise<void> {
  await db.$queryRaw`
    SELECT 1 FROM campaigns WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR UPDATE`;
}

/** Writes a new campaign. */
export function insertCampaign(db: Db, columns: CampaignColumns): Promise<CampaignRow> {
  return db.campaign.create({ data: toData(columns) as Prisma.CampaignUncheckedCreateInput });
}

/** Changes a campaign that the transaction has locked. */
export function updateCampaign(
  db: Db,
  { organizationId, id }: Pick<CampaignRow, 'organizationId' | 'id'>,
  columns: CampaignColumns,
): Promise<CampaignRow> {
  const data = { ...toData(columns), version: { increment: 1 } } as Prisma.CampaignUncheckedUpdateInput;
  return db.campaign.update({ where: { organizationId_id: { organizationId, id } }, data });
}

function toData({ filters, filter, ...plain }: CampaignColumns): object {
  return {
    ...plain,
    ...(filters === undefined ? {} : { filters }),
    ...(filter === undefined ? {} : { filter: filter ?? Prisma.DbNull }),
  };
}

/** A campaign whose time has come. */
export interface DueCampaign {
  readonly organizationId: Id;
  readonly clockOffsetMs: bigint;
  readonly id: Id;
}

/** The campaigns whose time has come by the clocks of their organizations. */
export function findDueCampaigns(db: Db, now: Date): Promise<DueCampaign[]> {
  return db.$queryRaw<DueCampaign[]>`
    SELECT campaign.organization_id AS "organizationId", campaign.id, organization.clock_offset_ms AS "clockOffsetMs"
    FROM campaigns AS campaign JOIN organizations AS organization ON organization.id = campaign.organization_id
    WHERE campaign.status = 'SCHEDULED'
      AND campaign.scheduled_at <= ${now}::timestamptz + organization.clock_offset_ms * interval '1 millisecond'
    ORDER BY campaign.scheduled_at, campaign.id`;
}

/** Keeps which discounts the offer of a campaign became. */
export async function insertCampaignDiscounts(
  db: Db,
  { organizationId, id: campaignId }: Pick<CampaignRow, 'organizationId' | 'id'>,
  discountIds: readonly Id[],
): Promise<void> {
  await db.campaignDiscount.createMany({
    data: discountIds.map((discountId) => ({ organizationId, campaignId, discountId })),
  });
}

/** Which discounts the offers of campaigns became. */
export function findCampaignDiscounts(
  db: Db,
  organizationId: Id,
  campaignIds: readonly Id[],
): Promise<{ campaignId: Id; discountId: Id }[]> {
  const where = { organizationId, campaignId: { in: [...campaignIds] } };
  return db.campaignDiscount.findMany({ where, orderBy: { discountId: 'asc' } });
}

/** Whether the offer of a campaign made a discount. */
export async function isDiscountOfCampaigns(
  db: Db,
  { organizationId, id: discountId }: { readonly organizationId: Id; readonly id: Id },
): Promise<boolean> {
  return (await db.campaignDiscount.findFirst({ where: { organizationId, discountId } })) !== null;
}

/** Which of these discounts another campaign offers as well, one that is not over or was sent. */
export async function findSharedDiscounts(
  db: Db,
  { organizationId, id }: Pick<CampaignRow, 'organizationId' | 'id'>,
  discountIds: readonly Id[],
): Promise<Id[]> {
  const rows = await db.$queryRaw<{ discountId: Id }[]>`
    SELECT DISTINCT other.discount_id AS "discountId"
    FROM campaign_discounts AS other
    JOIN campaigns AS campaign ON campaign.organization_id = other.organization_id AND campaign.id = other.campaign_id
    WHERE other.organization_id = ${organizationId}::uuid AND other.discount_id = ANY(${[...discountIds]}::uuid[])
      AND campaign.id <> ${id}::uuid AND campaign.status IN ('SCHEDULED', 'SENDING', 'SENT')`;
  return rows.map(({ discountId }) => discountId);
}
