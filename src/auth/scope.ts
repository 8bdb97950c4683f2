/** What a credential may do, by noun. A root field declares one of them. */
export const SCOPES = [
  'organization:read',
  'organization:write',
  'members:read',
  'members:write',
  'catalog:read',
  'catalog:write',
  'subscriptions:read',
  'subscriptions:write',
  'entitlements:read',
  'entitlements:write',
  'purchases:read',
  'purchases:write',
  'credentials:read',
  'credentials:write',
  'webhooks:read',
  'webhooks:write',
  'engagement:read',
  'activity:write',
  'alerts:read',
  'alerts:write',
  'audit:read',
  'community:read',
  'community:write',
  'tips:read',
  'tips:write',
  'payers:read',
  'gifts:read',
  'gifts:write',
  'milestones:read',
  'milestones:write',
  'campaigns:read',
  'campaigns:write',
  'revenue:read',
  'revenue:write',
] as const;

export type Scope = (typeof SCOPES)[number];

const ADMINISTRATIVE: readonly Scope[] = ['credentials:read', 'webhooks:read', 'audit:read', 'payers:read'];
const READS = SCOPES.filter((scope) => scope.endsWith(':read') && !ADMINISTRATIVE.includes(scope));
const GRAPH_WRITES: readonly Scope[] = [
  'members:write',
  'subscriptions:write',
  'entitlements:write',
  'purchases:write',
  'catalog:write',
  'activity:write',
  'alerts:write',
  'community:write',
  'campaigns:write',
  'tips:write',
  'gifts:write',
  'milestones:write',
  'revenue:write',
];

/**
 * The eight roles of the Audience API. All of them read, but marketing no revenue; who writes what follows `domain.md` A1: tiers and prices for
 * creators, brand managers and above, members for marketing too, organization, credentials and
 * webhooks for administrators.
 */
export const ROLE_SCOPES = {
  content_creator: [...READS, ...GRAPH_WRITES],
  marketing: [...READS.filter((scope) => scope !== 'revenue:read'), 'members:write', 'campaigns:write'],
  brand_manager: [...READS, ...GRAPH_WRITES],
  manager: [...READS, ...GRAPH_WRITES],
  tenant_admin: SCOPES,
  platform_admin: SCOPES,
  system_admin: SCOPES,
  super_admin: SCOPES,
} as const satisfies Record<string, readonly Scope[]>;

export type Role = keyof typeof ROLE_SCOPES;

/** Whether the name is one of the eight roles. Any other name grants nothing. */
export function isRole(name: string): name is Role {
  return Object.hasOwn(ROLE_SCOPES, name);
}

/** Everything that a set of role names allows together. */
export function scopesOfRoles(roles: readonly string[]): ReadonlySet<Scope> {
  return new Set(roles.filter(isRole).flatMap((role) => [...ROLE_SCOPES[role]]));
}

/** The role that acts for one creator only. */
export const CREATOR_ROLE: Role = 'content_creator';

/** What a caller with these roles may do. The role that acts for one creator allows nothing where none is named. */
export function scopesOfCaller(roles: readonly string[], creatorId: string | null): ReadonlySet<Scope> {
  return scopesOfRoles(creatorId === null ? roles.filter((role) => role !== CREATOR_ROLE) : roles);
}
