-- CreateEnum
CREATE TYPE "ContributionStatus" AS ENUM ('VISIBLE', 'HELD', 'REMOVED');

-- CreateEnum
CREATE TYPE "ReactionKind" AS ENUM ('LIKE', 'LOVE', 'LAUGH', 'WOW', 'SAD');

-- CreateEnum
CREATE TYPE "ReportReason" AS ENUM ('SPAM', 'HARASSMENT', 'HATE', 'ILLEGAL', 'OTHER');

-- CreateEnum
CREATE TYPE "ReportStatus" AS ENUM ('PENDING', 'UPHELD', 'DISMISSED');

-- CreateEnum
CREATE TYPE "ModerationRuleKind" AS ENUM ('WORDS', 'LINKS', 'REPORTS');

-- CreateEnum
CREATE TYPE "ModerationVerdict" AS ENUM ('HOLD', 'REMOVE');

-- CreateTable
CREATE TABLE "community_posts" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "member_id" UUID,
    "title" TEXT,
    "body" TEXT NOT NULL,
    "topics" TEXT[],
    "status" "ContributionStatus" NOT NULL DEFAULT 'VISIBLE',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "community_posts_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "community_comments" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "parent_id" UUID,
    "member_id" UUID,
    "body" TEXT NOT NULL,
    "topics" TEXT[],
    "status" "ContributionStatus" NOT NULL DEFAULT 'VISIBLE',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "community_comments_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "community_reactions" (
    "organization_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "ReactionKind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "community_reactions_pkey" PRIMARY KEY ("organization_id","subject_id","member_id")
);

-- CreateTable
CREATE TABLE "community_reports" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "post_id" UUID,
    "comment_id" UUID,
    "member_id" UUID,
    "reason" "ReportReason" NOT NULL,
    "note" TEXT,
    "status" "ReportStatus" NOT NULL DEFAULT 'PENDING',
    "resolved_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "community_reports_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "moderation_rules" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creator_id" UUID,
    "name" TEXT NOT NULL,
    "kind" "ModerationRuleKind" NOT NULL,
    "terms" TEXT[],
    "threshold" INTEGER,
    "verdict" "ModerationVerdict" NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "moderation_rules_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "moderation_actions" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "rule_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "verdict" "ModerationVerdict" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "moderation_actions_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "community_mentions" (
    "organization_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "creator_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "community_mentions_pkey" PRIMARY KEY ("organization_id","subject_id","topic")
);

-- CreateIndex
CREATE INDEX "community_posts_organization_id_created_at_id_idx" ON "community_posts"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "community_posts_organization_id_creator_id_created_at_id_idx" ON "community_posts"("organization_id", "creator_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "community_posts_organization_id_member_id_idx" ON "community_posts"("organization_id", "member_id");

-- CreateIndex
CREATE INDEX "community_comments_organization_id_created_at_id_idx" ON "community_comments"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "community_comments_organization_id_creator_id_created_at_id_idx" ON "community_comments"("organization_id", "creator_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "community_comments_organization_id_post_id_created_at_id_idx" ON "community_comments"("organization_id", "post_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "community_comments_organization_id_member_id_idx" ON "community_comments"("organization_id", "member_id");

-- CreateIndex
CREATE INDEX "community_reactions_organization_id_member_id_idx" ON "community_reactions"("organization_id", "member_id");

-- CreateIndex
CREATE INDEX "community_reports_organization_id_created_at_id_idx" ON "community_reports"("organization_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "community_reports_organization_id_creator_id_status_idx" ON "community_reports"("organization_id", "creator_id", "status");

-- CreateIndex
CREATE INDEX "community_reports_organization_id_post_id_idx" ON "community_reports"("organization_id", "post_id");

-- CreateIndex
CREATE INDEX "community_reports_organization_id_comment_id_idx" ON "community_reports"("organization_id", "comment_id");

-- CreateIndex
CREATE INDEX "community_reports_organization_id_member_id_idx" ON "community_reports"("organization_id", "member_id");

-- CreateIndex
CREATE INDEX "moderation_actions_organization_id_creator_id_created_at_idx" ON "moderation_actions"("organization_id", "creator_id", "created_at");

-- CreateIndex
CREATE INDEX "community_mentions_organization_id_creator_id_created_at_idx" ON "community_mentions"("organization_id", "creator_id", "created_at");

-- AddForeignKey
ALTER TABLE "community_posts" ADD CONSTRAINT "community_posts_organization_id_creator_id_fkey" FOREIGN KEY ("organization_id", "creator_id") REFERENCES "creators"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "community_posts" ADD CONSTRAINT "community_posts_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "community_comments" ADD CONSTRAINT "community_comments_organization_id_post_id_fkey" FOREIGN KEY ("organization_id", "post_id") REFERENCES "community_posts"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "community_comments" ADD CONSTRAINT "community_comments_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "community_reactions" ADD CONSTRAINT "community_reactions_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "community_reports" ADD CONSTRAINT "community_reports_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema language cannot say: a member has one open report of a post or a comment.
CREATE UNIQUE INDEX "community_reports_open_post_key" ON "community_reports"("organization_id", "member_id", "post_id")
  WHERE "status" = 'PENDING';
CREATE UNIQUE INDEX "community_reports_open_comment_key" ON "community_reports"("organization_id", "member_id", "comment_id")
  WHERE "status" = 'PENDING';
