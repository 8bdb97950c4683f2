-- CreateEnum
CREATE TYPE "MrrMovementKind" AS ENUM ('NEW', 'REACTIVATION', 'EXPANSION', 'CONTRACTION', 'CHURN', 'IMPORT', 'TIER_CHANGE');

-- CreateTable
CREATE TABLE "mrr_movements" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "kind" "MrrMovementKind" NOT NULL,
    "parts" DECIMAL NOT NULL,
    "payers" SMALLINT NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "position" BIGINT NOT NULL,

    CONSTRAINT "mrr_movements_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "mrr_movement_tiers" (
    "organization_id" UUID NOT NULL,
    "movement_id" UUID NOT NULL,
    "tier_id" UUID NOT NULL,
    "parts" DECIMAL NOT NULL,
    "subscribers" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "mrr_movement_tiers_pkey" PRIMARY KEY ("organization_id","movement_id","tier_id")
);

-- CreateTable
CREATE TABLE "mrr_days" (
    "organization_id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "tier_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "kind" "MrrMovementKind" NOT NULL,
    "day" DATE NOT NULL,
    "parts" DECIMAL NOT NULL,
    "subscribers" INTEGER NOT NULL,
    "payers" INTEGER NOT NULL,

    CONSTRAINT "mrr_days_pkey" PRIMARY KEY ("organization_id","creator_id","tier_id","currency","kind","day")
);

-- CreateTable
CREATE TABLE "revenue_entries" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "purchase_id" UUID NOT NULL,
    "member_id" UUID,
    "creator_id" UUID NOT NULL,
    "kind" "PurchaseKind" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "paid_minor" BIGINT NOT NULL,
    "refunded_minor" BIGINT NOT NULL,

    CONSTRAINT "revenue_entries_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "revenue_days" (
    "organization_id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "kind" "PurchaseKind" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "day" DATE NOT NULL,
    "paid_minor" BIGINT NOT NULL,
    "refunded_minor" BIGINT NOT NULL,

    CONSTRAINT "revenue_days_pkey" PRIMARY KEY ("organization_id","creator_id","kind","currency","day")
);

-- CreateTable
CREATE TABLE "revenue_cursors" (
    "organization_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "time_zone" TEXT NOT NULL,

    CONSTRAINT "revenue_cursors_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "acquisition_costs" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creator_id" UUID,
    "month" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "acquisition_costs_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "exchange_rates" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "quote_currency" CHAR(3) NOT NULL,
    "day" DATE NOT NULL,
    "rate" DECIMAL(30,12) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "exchange_rates_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "mrr_movements_organization_id_member_id_idx" ON "mrr_movements"("organization_id", "member_id");

-- CreateIndex
CREATE INDEX "mrr_movements_organization_id_at_id_idx" ON "mrr_movements"("organization_id", "at", "id");

-- CreateIndex
CREATE INDEX "revenue_entries_organization_id_at_id_idx" ON "revenue_entries"("organization_id", "at", "id");

-- CreateIndex
CREATE INDEX "acquisition_costs_organization_id_month_id_idx" ON "acquisition_costs"("organization_id", "month", "id");

-- CreateIndex
-- What is spent for the whole organization has no creator, and is one amount a month, too.
CREATE UNIQUE INDEX "acquisition_costs_organization_id_creator_id_month_key" ON "acquisition_costs"("organization_id", "creator_id", "month") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "exchange_rates_organization_id_day_id_idx" ON "exchange_rates"("organization_id", "day", "id");

-- CreateIndex
CREATE UNIQUE INDEX "exchange_rates_organization_id_currency_quote_currency_day_key" ON "exchange_rates"("organization_id", "currency", "quote_currency", "day");

-- AddForeignKey
ALTER TABLE "mrr_movement_tiers" ADD CONSTRAINT "mrr_movement_tiers_organization_id_movement_id_fkey" FOREIGN KEY ("organization_id", "movement_id") REFERENCES "mrr_movements"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
