-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "payment_grace_days" INTEGER NOT NULL DEFAULT 14,
ADD COLUMN     "payment_retry_days" INTEGER[] DEFAULT ARRAY[1, 3, 5, 7]::INTEGER[];

-- AlterTable
ALTER TABLE "subscriptions" ADD COLUMN     "anchor_at" TIMESTAMPTZ(3),
ADD COLUMN     "credit_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "dunning_attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "grace_ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "payment_method" TEXT,
ADD COLUMN     "period_credit_minor" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "renewal_leases" (
    "organization_id" UUID NOT NULL,
    "holder" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "renewal_leases_pkey" PRIMARY KEY ("organization_id")
);

-- CreateIndex
CREATE INDEX "subscriptions_organization_id_due_at_id_idx" ON "subscriptions"("organization_id", "due_at", "id");

-- AddForeignKey
ALTER TABLE "renewal_leases" ADD CONSTRAINT "renewal_leases_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is here already. A payment that failed was not tried again so far: it is, when its grace period ends. What
-- somebody else bills is renewed by them; it only ends here when it was to.
UPDATE "subscriptions" SET "grace_ends_at" = "current_period_end_at" + interval '14 days', "dunning_attempts" = 1
WHERE "status" = 'PAST_DUE';

UPDATE "subscriptions" SET "due_at" = CASE
    WHEN "kind" <> 'PAID' OR "cancel_at_period_end" THEN "current_period_end_at"
    WHEN "price_id" IS NULL OR "provider" IS DISTINCT FROM 'test' OR "provider_ids" ? 'subscription' THEN NULL
    WHEN "status" = 'PAST_DUE' THEN "grace_ends_at"
    WHEN "status" <> 'PAUSED' THEN "current_period_end_at"
    WHEN "current_period_end_at" > now() THEN least("current_period_end_at", "resume_at")
    ELSE "resume_at" END
WHERE "status" IN ('TRIALING', 'ACTIVE', 'PAST_DUE', 'PAUSED');
