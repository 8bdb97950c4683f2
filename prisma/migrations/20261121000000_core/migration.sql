-- CreateEnum
CREATE TYPE "TierType" AS ENUM ('FREE', 'PAID');

-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('PUBLIC', 'NONE');

-- CreateEnum
CREATE TYPE "NewsletterStatus" AS ENUM ('ACTIVE', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "PriceType" AS ENUM ('RECURRING', 'ONE_TIME', 'DONATION');

-- CreateEnum
CREATE TYPE "PriceInterval" AS ENUM ('DAY', 'WEEK', 'MONTH', 'YEAR');

-- CreateEnum
CREATE TYPE "SubscriptionKind" AS ENUM ('PAID', 'COMPLIMENTARY', 'GIFT');

-- CreateEnum
CREATE TYPE "SubscriptionStatus" AS ENUM ('INCOMPLETE', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'PAUSED', 'CANCELED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "EntitlementSource" AS ENUM ('SUBSCRIPTION', 'PURCHASE', 'GIFT', 'MANUAL', 'IMPORT');

-- CreateEnum
CREATE TYPE "PurchaseKind" AS ENUM ('TIER', 'TIP', 'MERCHANDISE', 'PAY_PER_VIEW', 'GIFT');

-- CreateEnum
CREATE TYPE "PurchaseStatus" AS ENUM ('PENDING', 'COMPLETED', 'FAILED', 'EXPIRED', 'PARTIALLY_REFUNDED', 'REFUNDED');

-- CreateTable
CREATE TABLE "organizations" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "is_test" BOOLEAN NOT NULL DEFAULT false,
    "clock_offset_ms" BIGINT NOT NULL DEFAULT 0,
    "integration_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "organizations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "creators" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "creators_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "members" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "email" TEXT,
    "email_key" TEXT,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT,
    "note" TEXT,
    "meta" JSONB NOT NULL DEFAULT '{}',
    "avatar_url" TEXT,
    "geolocation" JSONB,
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "activation_code" TEXT,
    "last_seen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "members_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "identities" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "namespace" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identities_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "labels" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "labels_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "member_labels" (
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "label_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_labels_pkey" PRIMARY KEY ("organization_id","member_id","label_id")
);

-- CreateTable
CREATE TABLE "newsletters" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT,
    "status" "NewsletterStatus" NOT NULL DEFAULT 'ACTIVE',
    "subscribe_on_signup" BOOLEAN NOT NULL DEFAULT true,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "newsletters_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "member_newsletters" (
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "newsletter_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_newsletters_pkey" PRIMARY KEY ("organization_id","member_id","newsletter_id")
);

-- CreateTable
CREATE TABLE "products" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "products_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "tiers" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creator_id" UUID,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "type" "TierType" NOT NULL DEFAULT 'PAID',
    "description" TEXT,
    "benefits" TEXT[],
    "visibility" "Visibility" NOT NULL DEFAULT 'PUBLIC',
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "member_limit" INTEGER,
    "seats_taken" INTEGER NOT NULL DEFAULT 0,
    "trial_days" INTEGER NOT NULL DEFAULT 0,
    "welcome_page_url" TEXT,
    "rank" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "tiers_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "tier_products" (
    "organization_id" UUID NOT NULL,
    "tier_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,

    CONSTRAINT "tier_products_pkey" PRIMARY KEY ("organization_id","tier_id","product_id")
);

-- CreateTable
CREATE TABLE "prices" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tier_id" UUID NOT NULL,
    "nickname" TEXT,
    "type" "PriceType" NOT NULL DEFAULT 'RECURRING',
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "interval" "PriceInterval",
    "interval_count" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "prices_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "subscriptions" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "tier_id" UUID NOT NULL,
    "price_id" UUID,
    "kind" "SubscriptionKind" NOT NULL DEFAULT 'PAID',
    "status" "SubscriptionStatus" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "current_period_start_at" TIMESTAMPTZ(3) NOT NULL,
    "current_period_end_at" TIMESTAMPTZ(3),
    "trial_start_at" TIMESTAMPTZ(3),
    "trial_end_at" TIMESTAMPTZ(3),
    "cancel_at_period_end" BOOLEAN NOT NULL DEFAULT false,
    "cancel_reason" TEXT,
    "canceled_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "resume_at" TIMESTAMPTZ(3),
    "provider" TEXT,
    "provider_ids" JSONB,
    "card_last4" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "subscriptions_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "entitlements" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "source" "EntitlementSource" NOT NULL DEFAULT 'MANUAL',
    "subscription_id" UUID,
    "purchase_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "revoked_at" TIMESTAMPTZ(3),
    "revoke_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "entitlements_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "purchases" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "price_id" UUID,
    "subscription_id" UUID,
    "kind" "PurchaseKind" NOT NULL DEFAULT 'TIER',
    "status" "PurchaseStatus" NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "refunded_minor" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_ref" TEXT,
    "purchased_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "purchases_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "purchase_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "reason" TEXT,
    "refunded_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "events" (
    "organization_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "member_id" UUID,
    "creator_id" UUID,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "dialect" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "events_pkey" PRIMARY KEY ("organization_id","position")
);

-- CreateTable
CREATE TABLE "event_positions" (
    "organization_id" UUID NOT NULL,
    "last" BIGINT NOT NULL,

    CONSTRAINT "event_positions_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "credentials" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dialect" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'standard',
    "roles" TEXT[],
    "scopes" TEXT[],
    "creator_id" UUID,
    "prefix" TEXT NOT NULL,
    "secret_hash" TEXT,
    "signing_secret" TEXT,
    "bare" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "credentials_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "signing_keys" (
    "id" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "private_jwk" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signing_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "organization_id" UUID NOT NULL,
    "principal" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "reply" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("organization_id","principal","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "organizations_slug_key" ON "organizations"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "creators_organization_id_slug_key" ON "creators"("organization_id", "slug");

-- CreateIndex
CREATE INDEX "members_organization_id_created_at_id_idx" ON "members"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "members_organization_id_creator_id_created_at_id_idx" ON "members"("organization_id", "creator_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "members_organization_id_updated_at_id_idx" ON "members"("organization_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "members_organization_id_email_key_idx" ON "members"("organization_id", "email_key");

-- CreateIndex
CREATE UNIQUE INDEX "identities_organization_id_namespace_key_value_key" ON "identities"("organization_id", "namespace", "key", "value");

-- CreateIndex
CREATE UNIQUE INDEX "identities_organization_id_member_id_namespace_key_key" ON "identities"("organization_id", "member_id", "namespace", "key");

-- CreateIndex
CREATE UNIQUE INDEX "labels_organization_id_name_key_key" ON "labels"("organization_id", "name_key");

-- CreateIndex
CREATE UNIQUE INDEX "labels_organization_id_slug_key" ON "labels"("organization_id", "slug");

-- CreateIndex
CREATE INDEX "member_labels_organization_id_label_id_idx" ON "member_labels"("organization_id", "label_id");

-- CreateIndex
CREATE UNIQUE INDEX "newsletters_organization_id_name_key_key" ON "newsletters"("organization_id", "name_key");

-- CreateIndex
CREATE UNIQUE INDEX "newsletters_organization_id_slug_key" ON "newsletters"("organization_id", "slug");

-- CreateIndex
CREATE INDEX "member_newsletters_organization_id_newsletter_id_idx" ON "member_newsletters"("organization_id", "newsletter_id");

-- CreateIndex
CREATE UNIQUE INDEX "products_organization_id_slug_key" ON "products"("organization_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "tiers_organization_id_slug_key" ON "tiers"("organization_id", "slug");

-- CreateIndex
CREATE INDEX "tier_products_organization_id_product_id_idx" ON "tier_products"("organization_id", "product_id");

-- CreateIndex
CREATE INDEX "prices_organization_id_tier_id_idx" ON "prices"("organization_id", "tier_id");

-- CreateIndex
CREATE INDEX "subscriptions_organization_id_member_id_idx" ON "subscriptions"("organization_id", "member_id");

-- CreateIndex
CREATE INDEX "subscriptions_organization_id_created_at_id_idx" ON "subscriptions"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "subscriptions_organization_id_tier_id_status_idx" ON "subscriptions"("organization_id", "tier_id", "status");

-- CreateIndex
CREATE INDEX "entitlements_organization_id_member_id_idx" ON "entitlements"("organization_id", "member_id");

-- CreateIndex
CREATE INDEX "entitlements_organization_id_product_id_idx" ON "entitlements"("organization_id", "product_id");

-- CreateIndex
CREATE INDEX "entitlements_organization_id_subscription_id_idx" ON "entitlements"("organization_id", "subscription_id");

-- CreateIndex
CREATE INDEX "entitlements_organization_id_purchase_id_idx" ON "entitlements"("organization_id", "purchase_id");

-- CreateIndex
CREATE INDEX "entitlements_organization_id_created_at_id_idx" ON "entitlements"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "purchases_organization_id_member_id_idx" ON "purchases"("organization_id", "member_id");

-- CreateIndex
CREATE INDEX "purchases_organization_id_subscription_id_idx" ON "purchases"("organization_id", "subscription_id");

-- CreateIndex
CREATE INDEX "purchases_organization_id_created_at_id_idx" ON "purchases"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "refunds_organization_id_purchase_id_idx" ON "refunds"("organization_id", "purchase_id");

-- CreateIndex
CREATE INDEX "events_organization_id_member_id_subject_type_occurred_at_idx" ON "events"("organization_id", "member_id", "subject_type", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "events_organization_id_subject_id_sequence_key" ON "events"("organization_id", "subject_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "credentials_prefix_key" ON "credentials"("prefix");

-- CreateIndex
CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys"("expires_at");

-- AddForeignKey
ALTER TABLE "creators" ADD CONSTRAINT "creators_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_organization_id_creator_id_fkey" FOREIGN KEY ("organization_id", "creator_id") REFERENCES "creators"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_labels" ADD CONSTRAINT "member_labels_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_labels" ADD CONSTRAINT "member_labels_organization_id_label_id_fkey" FOREIGN KEY ("organization_id", "label_id") REFERENCES "labels"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_newsletters" ADD CONSTRAINT "member_newsletters_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_newsletters" ADD CONSTRAINT "member_newsletters_organization_id_newsletter_id_fkey" FOREIGN KEY ("organization_id", "newsletter_id") REFERENCES "newsletters"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tiers" ADD CONSTRAINT "tiers_organization_id_creator_id_fkey" FOREIGN KEY ("organization_id", "creator_id") REFERENCES "creators"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tier_products" ADD CONSTRAINT "tier_products_organization_id_tier_id_fkey" FOREIGN KEY ("organization_id", "tier_id") REFERENCES "tiers"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tier_products" ADD CONSTRAINT "tier_products_organization_id_product_id_fkey" FOREIGN KEY ("organization_id", "product_id") REFERENCES "products"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prices" ADD CONSTRAINT "prices_organization_id_tier_id_fkey" FOREIGN KEY ("organization_id", "tier_id") REFERENCES "tiers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_organization_id_tier_id_fkey" FOREIGN KEY ("organization_id", "tier_id") REFERENCES "tiers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_organization_id_price_id_fkey" FOREIGN KEY ("organization_id", "price_id") REFERENCES "prices"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlements" ADD CONSTRAINT "entitlements_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlements" ADD CONSTRAINT "entitlements_organization_id_product_id_fkey" FOREIGN KEY ("organization_id", "product_id") REFERENCES "products"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlements" ADD CONSTRAINT "entitlements_organization_id_subscription_id_fkey" FOREIGN KEY ("organization_id", "subscription_id") REFERENCES "subscriptions"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlements" ADD CONSTRAINT "entitlements_organization_id_purchase_id_fkey" FOREIGN KEY ("organization_id", "purchase_id") REFERENCES "purchases"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_organization_id_price_id_fkey" FOREIGN KEY ("organization_id", "price_id") REFERENCES "prices"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_organization_id_subscription_id_fkey" FOREIGN KEY ("organization_id", "subscription_id") REFERENCES "subscriptions"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_organization_id_purchase_id_fkey" FOREIGN KEY ("organization_id", "purchase_id") REFERENCES "purchases"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say

-- An address belongs to one living member; it is free again after a soft deletion.
CREATE UNIQUE INDEX "members_living_email" ON "members"("organization_id", "email_key") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "members_living_activation_code" ON "members"("organization_id", "activation_code") WHERE "deleted_at" IS NULL;

-- Lists of living members, newest first.
CREATE INDEX "members_living_newest" ON "members"("organization_id", "created_at" DESC, "id" DESC) WHERE "deleted_at" IS NULL;

-- One default creator and one default tier an organization.
CREATE UNIQUE INDEX "creators_default" ON "creators"("organization_id") WHERE "is_default";
CREATE UNIQUE INDEX "tiers_default" ON "tiers"("organization_id") WHERE "is_default";

-- A member has at most one live subscription to a tier.
CREATE UNIQUE INDEX "subscriptions_live_tier" ON "subscriptions"("organization_id", "member_id", "tier_id")
  WHERE "status" IN ('INCOMPLETE', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID', 'PAUSED');

-- A payment of a provider is recorded once.
CREATE UNIQUE INDEX "purchases_provider_reference" ON "purchases"("organization_id", "provider", "provider_ref") WHERE "provider_ref" IS NOT NULL;

ALTER TABLE "members" ADD CONSTRAINT "members_meta_object" CHECK (jsonb_typeof("meta") = 'object');
ALTER TABLE "tiers" ADD CONSTRAINT "tiers_seats" CHECK ("seats_taken" >= 0);
ALTER TABLE "prices" ADD CONSTRAINT "prices_amount" CHECK ("amount_minor" >= 0 AND "interval_count" > 0);
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_amounts" CHECK ("amount_minor" >= 0 AND "refunded_minor" >= 0 AND "refunded_minor" <= "amount_minor");
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_amount" CHECK ("amount_minor" > 0);
ALTER TABLE "entitlements" ADD CONSTRAINT "entitlements_period" CHECK ("ended_at" IS NULL OR "ended_at" >= "started_at");
