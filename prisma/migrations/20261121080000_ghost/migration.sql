-- What the members of a publication carry beside their name: counters, preferences, moderation, where they came from;
-- the order of their labels; discounts with their redemptions; and the addresses that are told of events.

-- CreateEnum
CREATE TYPE "EmailSuppression" AS ENUM ('BOUNCE', 'COMPLAINT');

-- CreateEnum
CREATE TYPE "DiscountType" AS ENUM ('PERCENT', 'FIXED', 'TRIAL');

-- CreateEnum
CREATE TYPE "DiscountDuration" AS ENUM ('ONCE', 'REPEATING', 'FOREVER', 'TRIAL');

-- CreateEnum
CREATE TYPE "DiscountStatus" AS ENUM ('ACTIVE', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "DiscountRedemptionType" AS ENUM ('SIGNUP', 'RETENTION');

-- CreateEnum
CREATE TYPE "WebhookFormat" AS ENUM ('NATIVE', 'AUDIENCE', 'ALLEGRO', 'GHOST');

-- CreateEnum
CREATE TYPE "WebhookStatus" AS ENUM ('ACTIVE', 'DISABLED');

-- AlterTable
ALTER TABLE "member_labels" ADD COLUMN     "position" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "announcement_emails" BOOLEAN,
ADD COLUMN     "attribution" JSONB,
ADD COLUMN     "comment_notifications" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "commenting_disabled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "commenting_disabled_reason" TEXT,
ADD COLUMN     "commenting_disabled_until" TIMESTAMPTZ(3),
ADD COLUMN     "email_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "email_open_rate" INTEGER,
ADD COLUMN     "email_opened_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "email_suppressed_at" TIMESTAMPTZ(3),
ADD COLUMN     "email_suppression" "EmailSuppression",
ADD COLUMN     "uuid" UUID NOT NULL DEFAULT gen_random_uuid();

-- AlterTable
ALTER TABLE "newsletters" ADD COLUMN     "settings" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "uuid" UUID NOT NULL DEFAULT gen_random_uuid();

-- AlterTable
ALTER TABLE "subscriptions" ADD COLUMN     "discount_end_at" TIMESTAMPTZ(3),
ADD COLUMN     "discount_id" UUID,
ADD COLUMN     "discount_start_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "discounts" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tier_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "display_title" TEXT,
    "display_description" TEXT,
    "type" "DiscountType" NOT NULL,
    "cadence" "PriceInterval" NOT NULL,
    "amount" BIGINT NOT NULL,
    "duration" "DiscountDuration" NOT NULL,
    "duration_months" INTEGER,
    "currency" CHAR(3),
    "status" "DiscountStatus" NOT NULL DEFAULT 'ACTIVE',
    "redemption_type" "DiscountRedemptionType" NOT NULL DEFAULT 'SIGNUP',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "discounts_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "discount_redemptions" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "discount_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "subscription_id" UUID NOT NULL,
    "redeemed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "discount_redemptions_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "webhook_endpoints" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "format" "WebhookFormat" NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "name" TEXT,
    "secret" TEXT,
    "api_version" TEXT,
    "credential_id" UUID,
    "status" "WebhookStatus" NOT NULL DEFAULT 'ACTIVE',
    "last_triggered_at" TIMESTAMPTZ(3),
    "last_triggered_status" TEXT,
    "last_triggered_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "discounts_organization_id_tier_id_idx" ON "discounts"("organization_id", "tier_id");

-- CreateIndex
CREATE UNIQUE INDEX "discounts_organization_id_name_key_key" ON "discounts"("organization_id", "name_key");

-- CreateIndex
CREATE UNIQUE INDEX "discounts_organization_id_code_key" ON "discounts"("organization_id", "code");

-- CreateIndex
CREATE INDEX "discount_redemptions_organization_id_subscription_id_idx" ON "discount_redemptions"("organization_id", "subscription_id");

-- CreateIndex
CREATE INDEX "discount_redemptions_organization_id_member_id_idx" ON "discount_redemptions"("organization_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "discount_redemptions_organization_id_discount_id_subscripti_key" ON "discount_redemptions"("organization_id", "discount_id", "subscription_id");

-- CreateIndex
CREATE UNIQUE INDEX "members_organization_id_uuid_key" ON "members"("organization_id", "uuid");

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_organization_id_discount_id_fkey" FOREIGN KEY ("organization_id", "discount_id") REFERENCES "discounts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discounts" ADD CONSTRAINT "discounts_organization_id_tier_id_fkey" FOREIGN KEY ("organization_id", "tier_id") REFERENCES "tiers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discount_redemptions" ADD CONSTRAINT "discount_redemptions_organization_id_discount_id_fkey" FOREIGN KEY ("organization_id", "discount_id") REFERENCES "discounts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discount_redemptions" ADD CONSTRAINT "discount_redemptions_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "discount_redemptions" ADD CONSTRAINT "discount_redemptions_organization_id_subscription_id_fkey" FOREIGN KEY ("organization_id", "subscription_id") REFERENCES "subscriptions"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say

ALTER TABLE "discounts" ADD CONSTRAINT "discounts_amount" CHECK ("amount" >= 0 AND ("type" <> 'PERCENT' OR "amount" BETWEEN 1 AND 100));
ALTER TABLE "discounts" ADD CONSTRAINT "discounts_duration" CHECK (("duration" = 'REPEATING') = ("duration_months" IS NOT NULL));
ALTER TABLE "members" ADD CONSTRAINT "members_email_counts" CHECK ("email_count" >= 0 AND "email_opened_count" >= 0);

-- The feed of activities reads the newest first; histories of revenue read each subscription's states in their order.
CREATE INDEX "events_activities" ON "events"("organization_id", "occurred_at" DESC, "position" DESC) WHERE "subject_type" IN ('member', 'subscription', 'purchase');
CREATE INDEX "events_subscriptions" ON "events"("organization_id", "subject_id", "occurred_at", "sequence") WHERE "subject_type" = 'subscription';
