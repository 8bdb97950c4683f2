-- CreateEnum
CREATE TYPE "WebhookDisabledReason" AS ENUM ('STAFF', 'GONE', 'FAILING');

-- CreateEnum
CREATE TYPE "WebhookDeliveryStatus" AS ENUM ('PENDING', 'DELIVERED', 'FAILED', 'SKIPPED', 'CANCELED');

-- AlterTable
ALTER TABLE "webhook_endpoints" ADD COLUMN "fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "previous_secret" TEXT,
ADD COLUMN "previous_secret_until" TIMESTAMPTZ(3),
ADD COLUMN "disabled_reason" "WebhookDisabledReason";

-- CreateTable
CREATE TABLE "webhook_cursors" (
    "organization_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "failing_since" TIMESTAMPTZ(3),
    "paused_until" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_cursors_pkey" PRIMARY KEY ("organization_id","endpoint_id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "position" BIGINT,
    "message_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "lane" UUID NOT NULL,
    "status" "WebhookDeliveryStatus" NOT NULL DEFAULT 'PENDING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "webhook_lanes" (
    "organization_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "lane" UUID NOT NULL,
    "last_number" BIGINT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "claim" UUID,

    CONSTRAINT "webhook_lanes_pkey" PRIMARY KEY ("organization_id","endpoint_id","lane")
);

-- CreateTable
CREATE TABLE "webhook_attempts" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "status" INTEGER,
    "error" TEXT,
    "excerpt" TEXT,

    CONSTRAINT "webhook_attempts_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "webhook_deliveries_organization_id_endpoint_id_created_at_i_idx" ON "webhook_deliveries"("organization_id", "endpoint_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "webhook_lanes_organization_id_endpoint_id_due_at_idx" ON "webhook_lanes"("organization_id", "endpoint_id", "due_at");

-- CreateIndex
CREATE INDEX "webhook_attempts_organization_id_delivery_id_at_idx" ON "webhook_attempts"("organization_id", "delivery_id", "at");

-- AddForeignKey
ALTER TABLE "webhook_cursors" ADD CONSTRAINT "webhook_cursors_organization_id_endpoint_id_fkey" FOREIGN KEY ("organization_id", "endpoint_id") REFERENCES "webhook_endpoints"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_organization_id_endpoint_id_fkey" FOREIGN KEY ("organization_id", "endpoint_id") REFERENCES "webhook_endpoints"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_lanes" ADD CONSTRAINT "webhook_lanes_organization_id_endpoint_id_fkey" FOREIGN KEY ("organization_id", "endpoint_id") REFERENCES "webhook_endpoints"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_organization_id_delivery_id_fkey" FOREIGN KEY ("organization_id", "delivery_id") REFERENCES "webhook_deliveries"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say

-- The head of a lane is looked for with every delivery, among the few that are pending.
CREATE INDEX "webhook_deliveries_pending" ON "webhook_deliveries"("organization_id", "endpoint_id", "lane", "number") WHERE "status" = 'PENDING';
CREATE INDEX "webhook_deliveries_finished" ON "webhook_deliveries"("finished_at") WHERE "status" <> 'PENDING';
