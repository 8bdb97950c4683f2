-- CreateEnum
CREATE TYPE "AlertMetric" AS ENUM ('INTERACTIONS', 'CONTENT_VIEW', 'COMMENT', 'SHARE', 'REACTION', 'LOGIN');

-- CreateEnum
CREATE TYPE "AlertDirection" AS ENUM ('RISE', 'FALL');

-- CreateEnum
CREATE TYPE "AlertSeverity" AS ENUM ('INFO', 'WARNING', 'CRITICAL');

-- CreateEnum
CREATE TYPE "AlertStatus" AS ENUM ('OPEN', 'RESOLVED');

-- CreateEnum
CREATE TYPE "AlertSensitivity" AS ENUM ('LOW', 'NORMAL', 'HIGH');

-- CreateTable
CREATE TABLE "engagement_alerts" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "metric" "AlertMetric" NOT NULL,
    "direction" "AlertDirection" NOT NULL,
    "severity" "AlertSeverity" NOT NULL,
    "status" "AlertStatus" NOT NULL DEFAULT 'OPEN',
    "score" DOUBLE PRECISION NOT NULL,
    "surprise" DOUBLE PRECISION NOT NULL,
    "alarm_at" TIMESTAMPTZ(3) NOT NULL,
    "first_bucket_at" TIMESTAMPTZ(3) NOT NULL,
    "last_bucket_at" TIMESTAMPTZ(3) NOT NULL,
    "hours" INTEGER NOT NULL,
    "seen" INTEGER NOT NULL,
    "expected_low" DOUBLE PRECISION NOT NULL,
    "expected_mean" DOUBLE PRECISION NOT NULL,
    "expected_high" DOUBLE PRECISION NOT NULL,
    "views" JSONB NOT NULL,
    "drivers" JSONB NOT NULL,
    "summary" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "notify_at" TIMESTAMPTZ(3) NOT NULL,
    "notified_at" TIMESTAMPTZ(3),
    "useful" BOOLEAN,
    "feedback_note" TEXT,
    "feedback_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "engagement_alerts_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "engagement_watches" (
    "organization_id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "judged_until" TIMESTAMPTZ(3) NOT NULL,
    "learn_until" TIMESTAMPTZ(3) NOT NULL,
    "notify_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "engagement_watches_pkey" PRIMARY KEY ("organization_id","creator_id")
);

-- CreateTable
CREATE TABLE "engagement_streams" (
    "organization_id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "metric" "AlertMetric" NOT NULL,
    "state" BYTEA NOT NULL,
    "episode" JSONB NOT NULL,

    CONSTRAINT "engagement_streams_pkey" PRIMARY KEY ("organization_id","creator_id","metric")
);

-- CreateTable
CREATE TABLE "engagement_alert_settings" (
    "organization_id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "muted_until" TIMESTAMPTZ(3),
    "sensitivity" "AlertSensitivity" NOT NULL DEFAULT 'NORMAL',
    "quiet_from" INTEGER,
    "quiet_until" INTEGER,
    "minimum_seen" INTEGER NOT NULL DEFAULT 5,
    "minimum_expected" INTEGER NOT NULL DEFAULT 12,
    "weekly_budget" INTEGER NOT NULL DEFAULT 10,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "engagement_alert_settings_pkey" PRIMARY KEY ("organization_id","creator_id")
);

-- CreateIndex
CREATE INDEX "engagement_alerts_organization_id_opened_at_id_idx" ON "engagement_alerts"("organization_id", "opened_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "engagement_alerts_organization_id_creator_id_metric_alarm_a_key" ON "engagement_alerts"("organization_id", "creator_id", "metric", "alarm_at");
