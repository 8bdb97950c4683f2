import type { Prisma } from '../../database/generated/client';
import type { Db } from '../../database/transaction';
import type { Id } from '../../shared/id';

/** Which figures. */
export interface ReportKey {
  readonly organizationId: Id;
  /** A creator, or the organization itself for all of them. */
  readonly subjectId: Id;
  readonly period: string;
}

/** Up to which change an organization is, and the figures that were worked out last. */
export interface KeptReport {
  readonly revision: bigint;
  readonly position: bigint;
  readonly figures: object | null;
  readonly day: string | null;
  readonly computedAt: Date | null;
  /** Whether nothing has changed since they were worked out. */
  readonly unchanged: boolean;
}

/** The figures that were worked out last, if any. */
export async function findReport(db: Db, { organizationId, subjectId, period }: ReportKey): Promise<KeptReport | null> {
  const rows = await db.$queryRaw<KeptReport[]>`
    SELECT coalesce(latest.revision, 0) AS revision, coalesce(log.last, 0) AS position, kept.figures,
      kept.day::text AS day, kept.computed_at AS "computedAt",
      coalesce(kept.revision = coalesce(latest.revision, 0) AND kept.position = coalesce(log.last, 0), false) AS unchanged
    FROM organizations organization
    LEFT JOIN engagement_revisions latest ON latest.organization_id = organization.id
    LEFT JOIN event_positions log ON log.organization_id = organization.id
    LEFT JOIN engagement_reports kept ON kept.organization_id = organization.id
      AND kept.subject_id = ${subjectId}::uuid AND kept.period = ${period}
    WHERE organization.id = ${organizationId}::uuid`;
  return rows[0] ?? null;
}

/** Figures to keep. */
export interface NewReport {
  readonly day: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly figures: object;
  readonly computedAt: Date;
}

/** Keeps figures in place of the ones before. */
export async function keepReport(db: Db, key: ReportKey, report: NewReport): Promise<void> {
  const row = { ...report, day: new Date(report.day), figures: report.figures as Prisma.InputJsonObject };
  await db.engagementReport.upsert({
    where: { organizationId_subjectId_period: key },
    create: { ...key, ...row },
    update: row,
  });
}
