import type { ComponentType } from 'preact';
import { may } from '../session/session';
import type { Place } from '../router';
import { Audit } from './audit/audit';
import { Campaigns } from './campaigns/campaigns';
import { Community } from './community/community';
import { Keys } from './keys/keys';
import { Live } from './live/live';
import { Members } from './members/members';
import { Overview } from './overview/overview';
import { Revenue } from './revenue/revenue';
import { Tiers } from './tiers/tiers';
import { Tips } from './tips/tips';
import { Webhooks } from './webhooks/webhooks';

/** A page of the console. */
export interface PageEntry {
  /** Its name in the address. */
  readonly name: string;
  readonly title: string;
  /** Who lacks this scope does not see it. */
  readonly scope: string;
  readonly component: ComponentType<{ place: Place }>;
}

/** All pages in the order of the navigation. */
const PAGES: readonly [PageEntry, ...PageEntry[]] = [
  { name: 'overview', title: 'Overview', scope: 'members:read', component: Overview },
  { name: 'live', title: 'Live', scope: 'alerts:read', component: Live },
  { name: 'members', title: 'Members', scope: 'members:read', component: Members },
  { name: 'revenue', title: 'Revenue', scope: 'revenue:read', component: Revenue },
  { name: 'tiers', title: 'Tiers', scope: 'catalog:read', component: Tiers },
  { name: 'tips', title: 'Tips', scope: 'tips:read', component: Tips },
  { name: 'campaigns', title: 'Campaigns', scope: 'campaigns:read', component: Campaigns },
  { name: 'community', title: 'Community', scope: 'community:read', component: Community },
  { name: 'webhooks', title: 'Webhooks', scope: 'webhooks:read', component: Webhooks },
  { name: 'keys', title: 'Keys', scope: 'credentials:read', component: Keys },
  { name: 'audit', title: 'Audit', scope: 'audit:read', component: Audit },
];

/** The page of a name, or the first one. */
export function pageOf(name: string): PageEntry {
  return PAGES.find((page) => page.name === name) ?? PAGES[0];
}

/** The pages that the present session may see. */
export function pagesToSee(): readonly PageEntry[] {
  return PAGES.filter(({ scope }) => may(scope));
}
