-- CreateEnum
CREATE TYPE "ActivityKind" AS ENUM ('CONTENT_VIEW', 'COMMENT', 'SHARE', 'REACTION', 'PERSONA_CHAT', 'TIP', 'LOGIN', 'MAIL_OPEN', 'MAIL_CLICK', 'CUSTOM');

-- CreateEnum
CREATE TYPE "EngagementLevel" AS ENUM ('SUPERFAN', 'ENGAGED', 'CASUAL', 'INACTIVE');

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "activity_retention_months" INTEGER;

-- CreateTable
CREATE TABLE "activities" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "member_id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "kind" "ActivityKind" NOT NULL,
    "name" TEXT,
    "content_id" TEXT,
    "seconds" INTEGER,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "details" JSONB,

    CONSTRAINT "activities_pkey" PRIMARY KEY ("organization_id","id","month")
) PARTITION BY RANGE ("month");

-- CreateTable
CREATE TABLE "member_activity_days" (
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "views" INTEGER NOT NULL DEFAULT 0,
    "comments" INTEGER NOT NULL DEFAULT 0,
    "shares" INTEGER NOT NULL DEFAULT 0,
    "chats" INTEGER NOT NULL DEFAULT 0,
    "reactions" INTEGER NOT NULL DEFAULT 0,
    "tips" INTEGER NOT NULL DEFAULT 0,
    "logins" INTEGER NOT NULL DEFAULT 0,
    "mail_opens" INTEGER NOT NULL DEFAULT 0,
    "mail_clicks" INTEGER NOT NULL DEFAULT 0,
    "customs" INTEGER NOT NULL DEFAULT 0,
    "timed" INTEGER NOT NULL DEFAULT 0,
    "seconds" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "member_activity_days_pkey" PRIMARY KEY ("organization_id","member_id","day")
);

-- CreateTable
CREATE TABLE "creator_activity_hours" (
    "organization_id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "views" INTEGER NOT NULL DEFAULT 0,
    "comments" INTEGER NOT NULL DEFAULT 0,
    "shares" INTEGER NOT NULL DEFAULT 0,
    "chats" INTEGER NOT NULL DEFAULT 0,
    "reactions" INTEGER NOT NULL DEFAULT 0,
    "tips" INTEGER NOT NULL DEFAULT 0,
    "logins" INTEGER NOT NULL DEFAULT 0,
    "mail_opens" INTEGER NOT NULL DEFAULT 0,
    "mail_clicks" INTEGER NOT NULL DEFAULT 0,
    "customs" INTEGER NOT NULL DEFAULT 0,
    "timed" INTEGER NOT NULL DEFAULT 0,
    "seconds" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "creator_activity_hours_pkey" PRIMARY KEY ("organization_id","creator_id","hour")
);

-- CreateTable
CREATE TABLE "member_engagements" (
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "views" INTEGER NOT NULL DEFAULT 0,
    "comments" INTEGER NOT NULL DEFAULT 0,
    "shares" INTEGER NOT NULL DEFAULT 0,
    "chats" INTEGER NOT NULL DEFAULT 0,
    "reactions" INTEGER NOT NULL DEFAULT 0,
    "tips" INTEGER NOT NULL DEFAULT 0,
    "logins" INTEGER NOT NULL DEFAULT 0,
    "mail_opens" INTEGER NOT NULL DEFAULT 0,
    "mail_clicks" INTEGER NOT NULL DEFAULT 0,
    "customs" INTEGER NOT NULL DEFAULT 0,
    "timed" INTEGER NOT NULL DEFAULT 0,
    "seconds" BIGINT NOT NULL DEFAULT 0,
    "last_interaction_at" TIMESTAMPTZ(3),
    "recent" INTEGER NOT NULL DEFAULT 0,
    "score" INTEGER NOT NULL DEFAULT 0,
    "level" "EngagementLevel" NOT NULL DEFAULT 'INACTIVE',

    CONSTRAINT "member_engagements_pkey" PRIMARY KEY ("organization_id","member_id")
);

-- CreateTable
CREATE TABLE "engagement_states" (
    "organization_id" UUID NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "engagement_states_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "engagement_revisions" (
    "organization_id" UUID NOT NULL,
    "revision" BIGINT NOT NULL,

    CONSTRAINT "engagement_revisions_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "engagement_reports" (
    "organization_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "revision" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "figures" JSONB NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "engagement_reports_pkey" PRIMARY KEY ("organization_id","subject_id","period")
);

-- CreateIndex
CREATE INDEX "activities_organization_id_member_id_occurred_at_id_idx" ON "activities"("organization_id", "member_id", "occurred_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "member_activity_days_organization_id_day_idx" ON "member_activity_days"("organization_id", "day");

-- CreateIndex
CREATE INDEX "member_engagements_organization_id_level_idx" ON "member_engagements"("organization_id", "level");

-- AddForeignKey
ALTER TABLE "member_engagements" ADD CONSTRAINT "member_engagements_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say

ALTER TABLE "activities" ADD CONSTRAINT "activities_month" CHECK ("month" = date_trunc('month', "occurred_at" AT TIME ZONE 'UTC')::date);
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_activity_retention" CHECK ("activity_retention_months" BETWEEN 1 AND 120);
ALTER TABLE "activities" ADD CONSTRAINT "activities_name" CHECK (("kind" = 'CUSTOM') = ("name" IS NOT NULL));

-- Rows that count are written again and again: room on their pages keeps their indexes as they are.
ALTER TABLE "member_activity_days" SET (fillfactor = 85);
ALTER TABLE "member_engagements" SET (fillfactor = 85);
ALTER TABLE "creator_activity_hours" SET (fillfactor = 50);
ALTER TABLE "members" SET (fillfactor = 90);
