-- A tier belongs to an organization that exists: lists of members ask by the tiers of their organization.
ALTER TABLE "tiers" ADD CONSTRAINT "tiers_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
