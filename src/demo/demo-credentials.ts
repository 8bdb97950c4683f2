import { randomUUID } from 'node:crypto';
import { lookUpCredential } from '../auth/credential-check';
import { organizationByName, type OrganizationFacts } from '../auth/credential.repository';
import { CREDENTIAL_DIALECTS, type CredentialDialect } from '../auth/credential';
import { issueCredential, revokeCredential } from '../modules/credentials/credential.service';
import { systemViewer } from '../auth/system-viewer';
import { type ContextParts, createContext, type RequestContext } from '../context';
import { inTransaction } from '../database/transaction';
import { type OrganizationCredentials, readCredentials, writeCredentials } from './credentials-file';
import { type NamedCredentials, unrevokedCredentials } from './demo.repository';
import { isOfDemo } from './plan';
import type { OrganizationProfile } from './profile';

/** A token that ends sooner is replaced, so that a day's work does not run into its end. */
const SHORTEST_REST_MS = 24 * 3_600_000;
/** What the demo's own credentials are called, and how they are found again. */
const NAME = 'demo';

/**
 * Makes sure that the file holds one good credential for each dialect of each organization that the demo made, and of no
 * other, whatever its slug. Secrets are shown once, so the file is their only copy: what is good in it is kept, what is
 * lost or over is issued anew and what it replaces is revoked.
 */
export async function ensureCredentials(
  parts: ContextParts,
  profiles: readonly OrganizationProfile[],
  file: string,
): Promise<OrganizationCredentials[]> {
  const kept = readCredentials(file);
  const organizations: OrganizationCredentials[] = [];
  for (const profile of profiles) {
    const { slug, title } = profile;
    const facts = await organizationByName(parts.db, slug);
    if (!facts || !isOfDemo(profile, facts.id)) continue;
    const known = kept.find((entry) => entry.slug === slug)?.credentials;
    organizations.push({ slug, title, credentials: await completeCredentials(parts, facts, known) });
  }
  if (JSON.stringify(kept) !== JSON.stringify(organizations)) writeCredentials(file, organizations);
  return organizations;
}

type Credentials = OrganizationCredentials['credentials'];

/** One good credential for each dialect: those that are known and good, and new ones for the others. */
async function completeCredentials(
  parts: ContextParts,
  organization: OrganizationFacts,
  known?: Credentials,
): Promise<Credentials> {
  const viewer = systemViewer(organization);
  const context = createContext(parts, { viewer, requestId: randomUUID(), dialect: 'system' });
  const credentials: Partial<Credentials> = {};
  for (const dialect of CREDENTIAL_DIALECTS) {
    const text = known?.[dialect];
    const good = text !== undefined && (await isGood(parts, organization, { dialect, text }));
    credentials[dialect] = good ? text : await replaceCredential(context, { organizationId: organization.id, dialect });
  }
  return credentials as Credentials;
}

/** Issues a credential of the demo in the place of those before it, whose only copy is lost or is no good any more. */
function replaceCredential(context: RequestContext, of: Omit<NamedCredentials, 'name'>): Promise<string> {
  return inTransaction(context, async (transaction) => {
    for (const id of await unrevokedCredentials(transaction.db, { ...of, name: NAME }))
      await revokeCredential(transaction, id);
    return (await issueCredential(transaction, { dialect: of.dialect, name: NAME })).credential;
  });
}

async function isGood(
  parts: ContextParts,
  organization: OrganizationFacts,
  kept: { readonly dialect: CredentialDialect; readonly text: string },
): Promise<boolean> {
  const found = await lookUpCredential(parts, kept.dialect, kept.text);
  if (found?.organizationId !== organization.id) return false;
  return !found.expiresAt || found.expiresAt.getTime() - parts.clock.now().getTime() >= SHORTEST_REST_MS;
}
