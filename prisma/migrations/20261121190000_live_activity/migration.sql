-- CreateTable
CREATE TABLE "creator_activity_slices" (
    "organization_id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "slice" TIMESTAMPTZ(3) NOT NULL,
    "views" INTEGER NOT NULL DEFAULT 0,
    "comments" INTEGER NOT NULL DEFAULT 0,
    "shares" INTEGER NOT NULL DEFAULT 0,
    "chats" INTEGER NOT NULL DEFAULT 0,
    "reactions" INTEGER NOT NULL DEFAULT 0,
    "tips" INTEGER NOT NULL DEFAULT 0,
    "logins" INTEGER NOT NULL DEFAULT 0,
    "mail_opens" INTEGER NOT NULL DEFAULT 0,
    "mail_clicks" INTEGER NOT NULL DEFAULT 0,
    "customs" INTEGER NOT NULL DEFAULT 0,
    "timed" INTEGER NOT NULL DEFAULT 0,
    "seconds" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "creator_activity_slices_pkey" PRIMARY KEY ("organization_id","creator_id","slice")
);

-- CreateTable
CREATE TABLE "creator_active_members" (
    "organization_id" UUID NOT NULL,
    "creator_id" UUID NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "member_id" UUID NOT NULL,

    CONSTRAINT "creator_active_members_pkey" PRIMARY KEY ("organization_id","creator_id","minute","member_id")
);
