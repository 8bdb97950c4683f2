import type { KeyObject } from 'node:crypto';
import { createPublicKey } from 'node:crypto';
import type { JWTPayload } from 'jose' with { 'resolution-mode': 'import' };
import { OWN_AUDIENCE, OWN_ISSUER, type TrustedIssuer } from '../../config';
import { Failure } from '../../shared/failure';
import { type Id, parseUlid, parseUuid } from '../../shared/id';
import { credentialById, hasCreator, organizationByName } from '../credential.repository';
import { type Jose, loadJose } from '../jose';
import { scopesOfCaller } from '../scope';
import { SIGNING_ALGORITHM } from '../signing-key.service';
import type { StaffViewer } from '../viewer';
import { furtherClaims } from './claims';
import { ownKeys } from './own-keys';
import { remoteKeys } from './remote-keys';
import { badCredential, isAlive, knownRoles, type SchemeParts } from './scheme';

const LEEWAY_SECONDS = 60;
const MAX_LENGTH = 8192;
const REQUIRED = ['exp', 'iss', 'aud', 'sub', 'tenant_id', 'roles'];

/** Verifies signatures and claims of one issuer's tokens. */
type Verify = (token: string, currentDate: Date) => Promise<JWTPayload>;

/** Tells the caller behind a JSON web token. */
export type TokenScheme = (token: string) => Promise<StaffViewer>;

/**
 * The scheme of JSON web tokens. A token that names the gateway as its issuer is only ever verified with the gateway's
 * own keys, one of the further issuer only with that issuer's; nothing in a token's header chooses or brings a key.
 */
export function tokenScheme(parts: SchemeParts): TokenScheme {
  const keys = ownKeys(parts.db);
  const further = parts.config.jwt;
  const verifyFurther = further && furtherIssuer(further);
  const verifyOwn: Verify = async (token, currentDate) => {
    const options = { ...claimRules(OWN_ISSUER, OWN_AUDIENCE, currentDate), algorithms: [SIGNING_ALGORITHM] };
    const { payload } = await (
      await loadJose()
    ).jwtVerify(token, (header: { kid?: string }) => keys.find(header.kid), options);
    return payload;
  };
  return async (token) => {
    if (token.length > MAX_LENGTH) throw badCredential();
    const jose = await loadJose();
    const now = parts.clock.now();
    return refusing(jose, async () => {
      const { iss } = jose.decodeJwt(token);
      if (iss === OWN_ISSUER) return ownViewer(parts, await verifyOwn(token, now));
      if (verifyFurther && iss === further.issuer) return furtherViewer(parts, await verifyFurther(token, now));
      throw badCredential();
    });
  };
}

function claimRules(issuer: string, audience: string, currentDate: Date) {
  return { issuer, audience, currentDate, clockTolerance: LEEWAY_SECONDS, requiredClaims: REQUIRED };
}

function furtherIssuer(trusted: TrustedIssuer): Verify {
  const { issuer, audience, key } = trusted;
  const rules = (currentDate: Date) => claimRules(issuer, audience, currentDate);
  if (key.kind === 'jwks') {
    const keySet = loadJose().then((jose) => remoteKeys(jose, key.url));
    return async (token, now) => {
      const options = { ...rules(now), algorithms: PUBLIC_KEY_ALGORITHMS };
      return (await (await loadJose()).jwtVerify(token, await keySet, options)).payload;
    };
  }
  const verifier = key.kind === 'secret' ? Buffer.from(key.secret) : createPublicKey(key.pem);
  const algorithms = key.kind === 'secret' ? ['HS256'] : algorithmsOf(verifier as KeyObject);
  return async (token, now) =>
    (await (await loadJose()).jwtVerify(token, verifier, { ...rules(now), algorithms })).payload;
}

const PUBLIC_KEY_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
];
const CURVES: Readonly<Record<string, string>> = { prime256v1: 'ES256', secp384r1: 'ES384', secp521r1: 'ES512' };

/** The algorithms that fit a public key's type. */
export function algorithmsOf(key: KeyObject): string[] {
  const type = key.asymmetricKeyType;
  if (type === 'rsa') return PUBLIC_KEY_ALGORITHMS.filter((name) => /^[RP]S/.test(name));
  if (type === 'ed25519') return ['EdDSA'];
  const curve = CURVES[key.asymmetricKeyDetails?.namedCurve ?? ''];
  if (curve) return [curve];
  throw new Error('JWT_PUBLIC_KEY must be an RSA, P-256, P-384, P-521 or Ed25519 key.');
}

/** The stored credential decides: what is revoked or has lost its roles is so at once, whatever the token says. */
async function ownViewer(parts: SchemeParts, payload: JWTPayload): Promise<StaffViewer> {
  const tenant = parseUuid(String(payload['tenant_id']));
  const id = parseUuid(String(payload.jti));
  const stored = tenant && id ? await credentialById(parts.db, tenant, id) : null;
  if (!stored || stored.credential.dialect !== 'audience') throw badCredential();
  const { credential, organization } = stored;
  if (!isAlive(credential, parts.clock.now())) throw badCredential();
  return {
    kind: 'staff',
    organizationId: credential.organizationId,
    roles: knownRoles(credential.roles),
    scopes: scopesOfCaller(credential.roles, credential.creatorId),
    creatorId: credential.creatorId,
    principal: `key:${credential.id}`,
    clockOffsetMs: Number(organization.clockOffsetMs),
    expiresAt: credential.expiresAt,
    subject: String(payload.sub),
    credentialId: credential.id,
  };
}

async function furtherViewer(parts: SchemeParts, payload: JWTPayload): Promise<StaffViewer> {
  const { issuedAt, expiresAt, subject, tenant, roles, creator } = furtherClaims(payload);
  const now = parts.clock.now().getTime() / 1000;
  if (issuedAt !== undefined && issuedAt > now + LEEWAY_SECONDS) throw badCredential();
  const organization = await organizationByName(parts.db, tenant);
  if (!organization) throw badCredential();
  const creatorId = creator === undefined ? null : await creatorOf(parts, organization.id, creator);
  return {
    kind: 'staff',
    organizationId: organization.id,
    roles: knownRoles(roles),
    scopes: scopesOfCaller(roles, creatorId),
    creatorId,
    principal: `staff:${payload.iss}:${subject}`,
    clockOffsetMs: Number(organization.clockOffsetMs),
    expiresAt,
    subject,
    credentialId: null,
  };
}

/** A restriction that cannot be understood, or names nobody, must not become no restriction. */
async function creatorOf(parts: SchemeParts, organizationId: Id, claim: string): Promise<Id> {
  const id = parseUuid(claim) ?? parseUlid(claim);
  if (!id || !(await hasCreator(parts.db, organizationId, id))) throw badCredential();
  return id;
}

async function refusing<T>(jose: Jose, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof jose.errors.JWKSTimeout) throw unreachable(error);
    if (error instanceof jose.errors.JOSEError) throw badCredential();
    throw error;
  }
}

function unreachable(cause: unknown): Failure {
  return new Failure('UNAVAILABLE', 'The keys of the token issuer cannot be read at the moment.', { cause });
}
