-- CreateEnum
CREATE TYPE "PaymentStatus" AS ENUM ('PENDING', 'AUTHORIZED', 'CAPTURING', 'CAPTURED', 'VOIDING', 'VOIDED', 'FAILED');

-- CreateEnum
CREATE TYPE "RefundStatus" AS ENUM ('PENDING', 'SUCCEEDED', 'FAILED');

-- CreateEnum
CREATE TYPE "LedgerAccount" AS ENUM ('MEMBER', 'CREATOR', 'PLATFORM_FEE', 'REFUND', 'PAYOUT');

-- CreateEnum
CREATE TYPE "LedgerTransactionKind" AS ENUM ('CHARGE', 'CHARGE_REVERSAL', 'REFUND', 'REFUND_REVERSAL', 'PAYOUT');

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN "platform_fee_basis_points" INTEGER NOT NULL DEFAULT 1000;

-- AlterTable
ALTER TABLE "refunds" ADD COLUMN "failure_code" TEXT,
ADD COLUMN "payment_id" UUID,
ADD COLUMN "provider_ref" TEXT,
ADD COLUMN "settle_at" TIMESTAMPTZ(3),
ADD COLUMN "status" "RefundStatus" NOT NULL DEFAULT 'SUCCEEDED';

-- CreateTable
CREATE TABLE "payments" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "kind" "PurchaseKind" NOT NULL,
    "subject" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" "PaymentStatus" NOT NULL DEFAULT 'PENDING',
    "provider" TEXT NOT NULL,
    "provider_ref" TEXT,
    "payment_method" TEXT,
    "reusable_method" TEXT,
    "card_last4" TEXT,
    "off_session" BOOLEAN NOT NULL DEFAULT false,
    "failure_code" TEXT,
    "failure_message" TEXT,
    "claim" TEXT,
    "purchase_id" UUID,
    "quoted_at" TIMESTAMPTZ(3) NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "settle_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "payment_customers" (
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_customers_pkey" PRIMARY KEY ("organization_id","member_id","provider")
);

-- CreateTable
CREATE TABLE "test_provider_charges" (
    "key" TEXT NOT NULL,
    "payment_method" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "status" TEXT NOT NULL,
    "decline_code" TEXT,
    "refunded_minor" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "test_provider_charges_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "test_provider_refunds" (
    "key" TEXT NOT NULL,
    "charge_key" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "test_provider_refunds_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "provider_events" (
    "organization_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT,
    "happened_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "provider_events_pkey" PRIMARY KEY ("organization_id","provider","id")
);

-- CreateTable
CREATE TABLE "ledger_transactions" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "LedgerTransactionKind" NOT NULL,
    "source_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_transactions_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "ledger_entries" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "transaction_id" UUID NOT NULL,
    "account" "LedgerAccount" NOT NULL,
    "creator_id" UUID NOT NULL,
    "member_id" UUID,
    "purchase_id" UUID,
    "purchase_kind" "PurchaseKind",
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "payouts" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payouts_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "payments_organization_id_member_id_idx" ON "payments"("organization_id", "member_id");

-- CreateIndex
CREATE INDEX "payments_organization_id_purchase_id_idx" ON "payments"("organization_id", "purchase_id");

-- CreateIndex
CREATE INDEX "payments_organization_id_created_at_id_idx" ON "payments"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "test_provider_refunds_charge_key_idx" ON "test_provider_refunds"("charge_key");

-- CreateIndex
CREATE INDEX "provider_events_received_at_idx" ON "provider_events"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_transactions_organization_id_kind_source_id_key" ON "ledger_transactions"("organization_id", "kind", "source_id");

-- CreateIndex
CREATE INDEX "ledger_entries_organization_id_transaction_id_idx" ON "ledger_entries"("organization_id", "transaction_id");

-- CreateIndex
CREATE INDEX "ledger_entries_organization_id_purchase_id_idx" ON "ledger_entries"("organization_id", "purchase_id");

-- CreateIndex
CREATE INDEX "ledger_entries_organization_id_created_at_id_idx" ON "ledger_entries"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ledger_entries_organization_id_account_creator_id_currency__idx" ON "ledger_entries"("organization_id", "account", "creator_id", "currency", "occurred_at");

-- CreateIndex
CREATE INDEX "payouts_organization_id_created_at_id_idx" ON "payouts"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "payouts_organization_id_creator_id_currency_due_on_key" ON "payouts"("organization_id", "creator_id", "currency", "due_on");

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_organization_id_purchase_id_fkey" FOREIGN KEY ("organization_id", "purchase_id") REFERENCES "purchases"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_organization_id_transaction_id_fkey" FOREIGN KEY ("organization_id", "transaction_id") REFERENCES "ledger_transactions"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- A request has one payment at a time that it can use.
CREATE UNIQUE INDEX "payments_claim" ON "payments"("organization_id", "claim") WHERE "status" IN ('PENDING', 'AUTHORIZED');

-- What the gateway has to settle, in the order of time.
CREATE INDEX "payments_settle_at" ON "payments"("settle_at") WHERE "settle_at" IS NOT NULL;
CREATE INDEX "refunds_settle_at" ON "refunds"("settle_at") WHERE "settle_at" IS NOT NULL;

-- A provider's payment is one of ours.
CREATE UNIQUE INDEX "payments_provider_ref" ON "payments"("organization_id", "provider", "provider_ref") WHERE "provider_ref" IS NOT NULL;

ALTER TABLE "payments" ADD CONSTRAINT "payments_amount_minor_check" CHECK ("amount_minor" > 0);
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_amount_minor_check" CHECK ("amount_minor" > 0);
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_platform_fee_check" CHECK ("platform_fee_basis_points" BETWEEN 0 AND 10000);

-- Every booking sums to zero in each currency when its transaction commits, whoever writes it.
CREATE FUNCTION "ledger_transaction_is_balanced"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  entry "ledger_entries"%ROWTYPE;
BEGIN
  IF TG_OP = 'DELETE' THEN entry := OLD; ELSE entry := NEW; END IF;
  IF EXISTS (
    SELECT 1 FROM "ledger_entries" e
    WHERE e."organization_id" = entry."organization_id" AND e."transaction_id" = entry."transaction_id"
    GROUP BY e."currency" HAVING sum(e."amount_minor") <> 0
  ) THEN
    RAISE EXCEPTION 'The ledger transaction % does not sum to zero.', entry."transaction_id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "ledger_entries_are_balanced" AFTER INSERT OR DELETE ON "ledger_entries"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "ledger_transaction_is_balanced"();

-- What is booked stays as it is; a mistake is booked back.
CREATE FUNCTION "ledger_entry_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'An entry of the ledger cannot be changed.' USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER "ledger_entries_stay" BEFORE UPDATE ON "ledger_entries"
  FOR EACH ROW EXECUTE FUNCTION "ledger_entry_stays"();
