-- CreateEnum
CREATE TYPE "MessageChannel" AS ENUM ('EMAIL', 'PUSH');

-- CreateEnum
CREATE TYPE "MessageStatus" AS ENUM ('PENDING', 'SENT', 'FAILED', 'SKIPPED', 'CANCELED');

-- CreateEnum
CREATE TYPE "MessageSkipReason" AS ENUM ('NO_ADDRESS', 'SUPPRESSED', 'UNSUBSCRIBED', 'NO_DEVICE', 'LEFT');

-- CreateEnum
CREATE TYPE "MessageTransport" AS ENUM ('SMTP', 'OUTBOX', 'WEB_PUSH');

-- CreateEnum
CREATE TYPE "MailingKind" AS ENUM ('CAMPAIGN', 'ANNOUNCEMENT');

-- CreateEnum
CREATE TYPE "MailingStatus" AS ENUM ('OPEN', 'CLOSING', 'DONE');

-- CreateEnum
CREATE TYPE "CampaignSegment" AS ENUM ('ALL', 'SUPERFANS', 'ENGAGED', 'CASUAL', 'INACTIVE', 'PAID', 'FREE');

-- CreateEnum
CREATE TYPE "CampaignStatus" AS ENUM ('DRAFT', 'SCHEDULED', 'SENDING', 'SENT', 'CANCELED', 'FAILED');

-- CreateEnum
CREATE TYPE "AnnouncementVisibility" AS ENUM ('ALL_MEMBERS', 'PAID_MEMBERS', 'TIERS');

-- CreateTable
CREATE TABLE "mailings" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "MailingKind" NOT NULL,
    "creator_id" UUID,
    "audience" JSONB,
    "channels" "MessageChannel"[],
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "cta" TEXT,
    "cta_url" TEXT,
    "code" TEXT,
    "status" "MailingStatus" NOT NULL DEFAULT 'OPEN',
    "gathered_to" UUID,
    "gathered_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "mailings_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "messages" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mailing_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "channel" "MessageChannel" NOT NULL,
    "status" "MessageStatus" NOT NULL DEFAULT 'PENDING',
    "skip_reason" "MessageSkipReason",
    "transport" "MessageTransport",
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "claim" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "clicked_at" TIMESTAMPTZ(3),

    CONSTRAINT "messages_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "push_subscriptions" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "push_subscriptions_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "campaigns" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creator_id" UUID,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "segment" "CampaignSegment" NOT NULL,
    "filters" JSONB NOT NULL DEFAULT '{}',
    "filter" JSONB,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "cta" TEXT,
    "cta_url" TEXT,
    "offer_percent" INTEGER,
    "offer_months" INTEGER,
    "offer_code" TEXT,
    "offer_tier_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "channels" "MessageChannel"[],
    "status" "CampaignStatus" NOT NULL DEFAULT 'DRAFT',
    "scheduled_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "campaign_discounts" (
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "discount_id" UUID NOT NULL,

    CONSTRAINT "campaign_discounts_pkey" PRIMARY KEY ("organization_id","campaign_id","discount_id")
);

-- CreateTable
CREATE TABLE "announcements" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creator_id" UUID,
    "title" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "visibility" "AnnouncementVisibility" NOT NULL,
    "tier_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "pinned_at" TIMESTAMPTZ(3),
    "notify" BOOLEAN NOT NULL DEFAULT false,
    "channels" "MessageChannel"[],
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "announcements_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "mailings_status_idx" ON "mailings"("status");

-- CreateIndex
CREATE INDEX "messages_organization_id_mailing_id_due_at_idx" ON "messages"("organization_id", "mailing_id", "due_at");

-- CreateIndex
CREATE INDEX "messages_organization_id_created_at_id_idx" ON "messages"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "messages_organization_id_member_id_idx" ON "messages"("organization_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "messages_organization_id_mailing_id_member_id_channel_key" ON "messages"("organization_id", "mailing_id", "member_id", "channel");

-- CreateIndex
CREATE INDEX "push_subscriptions_organization_id_member_id_idx" ON "push_subscriptions"("organization_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "push_subscriptions_organization_id_endpoint_key" ON "push_subscriptions"("organization_id", "endpoint");

-- CreateIndex
CREATE INDEX "campaigns_organization_id_created_at_id_idx" ON "campaigns"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "campaigns_status_scheduled_at_idx" ON "campaigns"("status", "scheduled_at");

-- CreateIndex
CREATE INDEX "announcements_organization_id_published_at_id_idx" ON "announcements"("organization_id", "published_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_mailing_id_fkey" FOREIGN KEY ("organization_id", "mailing_id") REFERENCES "mailings"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
