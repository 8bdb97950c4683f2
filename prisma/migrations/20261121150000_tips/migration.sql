-- CreateEnum
CREATE TYPE "GiftStatus" AS ENUM ('SCHEDULED', 'UNCLAIMED', 'CLAIMED', 'EXPIRED', 'REFUNDED');

-- CreateEnum
CREATE TYPE "MilestoneMetric" AS ENUM ('MEMBERS', 'REVENUE');

-- AlterTable
ALTER TABLE "purchases" ADD COLUMN     "anonymous" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "anonymous" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "tip_jars" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "currency" CHAR(3) NOT NULL,
    "goal_minor" BIGINT,
    "suggested_minor" BIGINT[],
    "rewards" JSONB NOT NULL DEFAULT '[]',
    "thank_you_message" TEXT,
    "ends_on" DATE,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "tip_jars_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "tips" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "member_id" UUID,
    "jar_id" UUID,
    "purchase_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "platform_fee_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "message" TEXT,
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "reward" JSONB,
    "thank_you_message" TEXT NOT NULL,
    "receipt_code" TEXT NOT NULL,
    "tipped_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "tips_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "gifts" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "from_member_id" UUID NOT NULL,
    "to_member_id" UUID,
    "to_email" TEXT,
    "tier_id" UUID NOT NULL,
    "purchase_id" UUID NOT NULL,
    "subscription_id" UUID,
    "status" "GiftStatus" NOT NULL,
    "months" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "message" TEXT,
    "code" TEXT NOT NULL,
    "deliver_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "gifts_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "milestones" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "metric" "MilestoneMetric" NOT NULL,
    "threshold" BIGINT NOT NULL,
    "value" BIGINT NOT NULL,
    "currency" CHAR(3),
    "reached_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "milestones_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "milestone_counts" (
    "organization_id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "metric" "MilestoneMetric" NOT NULL,
    "value" BIGINT NOT NULL,
    "highest" BIGINT NOT NULL,

    CONSTRAINT "milestone_counts_pkey" PRIMARY KEY ("organization_id","creator_id","metric")
);

-- CreateTable
CREATE TABLE "milestone_cursors" (
    "organization_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,

    CONSTRAINT "milestone_cursors_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "milestone_settings" (
    "organization_id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "members" BIGINT[],
    "revenue_minor" BIGINT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "milestone_settings_pkey" PRIMARY KEY ("organization_id","creator_id")
);

-- CreateIndex
CREATE INDEX "tip_jars_organization_id_created_at_id_idx" ON "tip_jars"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "tips_receipt_code_key" ON "tips"("receipt_code");

-- CreateIndex
CREATE INDEX "tips_organization_id_jar_id_idx" ON "tips"("organization_id", "jar_id");

-- CreateIndex
CREATE INDEX "tips_organization_id_member_id_idx" ON "tips"("organization_id", "member_id");

-- CreateIndex
CREATE INDEX "tips_organization_id_tipped_at_id_idx" ON "tips"("organization_id", "tipped_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "tips_organization_id_purchase_id_key" ON "tips"("organization_id", "purchase_id");

-- CreateIndex
CREATE INDEX "gifts_organization_id_from_member_id_idx" ON "gifts"("organization_id", "from_member_id");

-- CreateIndex
CREATE INDEX "gifts_organization_id_to_member_id_idx" ON "gifts"("organization_id", "to_member_id");

-- CreateIndex
CREATE INDEX "gifts_organization_id_created_at_id_idx" ON "gifts"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "gifts_organization_id_due_at_idx" ON "gifts"("organization_id", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "gifts_organization_id_code_key" ON "gifts"("organization_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "gifts_organization_id_purchase_id_key" ON "gifts"("organization_id", "purchase_id");

-- CreateIndex
CREATE UNIQUE INDEX "gifts_organization_id_subscription_id_key" ON "gifts"("organization_id", "subscription_id");

-- CreateIndex
CREATE INDEX "milestones_organization_id_reached_at_id_idx" ON "milestones"("organization_id", "reached_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "milestones_organization_id_creator_id_metric_threshold_key" ON "milestones"("organization_id", "creator_id", "metric", "threshold");

-- AddForeignKey
ALTER TABLE "tips" ADD CONSTRAINT "tips_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tips" ADD CONSTRAINT "tips_organization_id_jar_id_fkey" FOREIGN KEY ("organization_id", "jar_id") REFERENCES "tip_jars"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tips" ADD CONSTRAINT "tips_organization_id_purchase_id_fkey" FOREIGN KEY ("organization_id", "purchase_id") REFERENCES "purchases"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gifts" ADD CONSTRAINT "gifts_organization_id_from_member_id_fkey" FOREIGN KEY ("organization_id", "from_member_id") REFERENCES "members"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gifts" ADD CONSTRAINT "gifts_organization_id_to_member_id_fkey" FOREIGN KEY ("organization_id", "to_member_id") REFERENCES "members"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gifts" ADD CONSTRAINT "gifts_organization_id_tier_id_fkey" FOREIGN KEY ("organization_id", "tier_id") REFERENCES "tiers"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gifts" ADD CONSTRAINT "gifts_organization_id_purchase_id_fkey" FOREIGN KEY ("organization_id", "purchase_id") REFERENCES "purchases"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gifts" ADD CONSTRAINT "gifts_organization_id_subscription_id_fkey" FOREIGN KEY ("organization_id", "subscription_id") REFERENCES "subscriptions"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Organizations that are there already begin to count with what they have: nothing of it becomes a milestone now. Those
-- that come later are counted from the first event of their log.
INSERT INTO milestone_cursors (organization_id, position)
SELECT organization_id, last FROM event_positions;

INSERT INTO milestone_counts (organization_id, creator_id, metric, value, highest)
SELECT organization_id, creator_id, 'MEMBERS', count(*), count(*)
FROM members WHERE deleted_at IS NULL
GROUP BY organization_id, creator_id;

INSERT INTO milestone_counts (organization_id, creator_id, metric, value, highest)
SELECT purchase.organization_id, member.creator_id, 'REVENUE',
  sum(purchase.amount_minor - purchase.refunded_minor), sum(purchase.amount_minor - purchase.refunded_minor)
FROM purchases purchase
JOIN organizations organization ON organization.id = purchase.organization_id
  AND organization.currency = purchase.currency
JOIN members member ON member.organization_id = purchase.organization_id AND member.id = purchase.member_id
WHERE purchase.status IN ('COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED')
GROUP BY purchase.organization_id, member.creator_id;
