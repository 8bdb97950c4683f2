import { ROLE_SCOPES, type Role } from '../../src/auth/scope';
import { type Id, parseUlid, toUlid } from '../../src/shared/id';
import type { TestOrganization } from './context';
import { type Answer, type KeyOptions, RestServer } from './rest';

export const AUDIENCE = '/api/v1/audience';

/** The id as the Audience API spells it. */
export function audienceId(prefix: string, { id }: { readonly id: Id }): string {
  return `${prefix}_${toUlid(id).toLowerCase()}`;
}

/** The canonical id behind one of the Audience API. */
export function fromAudienceId(text: string): Id | undefined {
  return parseUlid(text.slice(text.indexOf('_') + 1));
}

/** The Audience dialect as a client meets it. */
export class AudienceClient {
  private constructor(
    readonly rest: RestServer,
    private readonly token: string,
  ) {}

  static async start(organization: TestOrganization, key: KeyOptions = {}): Promise<AudienceClient> {
    const rest = await RestServer.start(organization);
    return new AudienceClient(rest, rest.issue('audience', key));
  }

  /** The same for a caller with a role, and perhaps of one creator only. */
  as(role: Role, creatorId?: Id): AudienceClient {
    const scopes = [...ROLE_SCOPES[role]];
    return new AudienceClient(
      this.rest,
      this.rest.issue('audience', { scopes, ...(creatorId === undefined ? {} : { creatorId }) }),
    );
  }

  get(path: string): Promise<Answer> {
    return this.rest.send({ method: 'GET', url: AUDIENCE + path, token: this.token });
  }

  /** Sends a body: an object, or the text of one. The key makes a retry safe. */
  send(endpoint: `${'POST' | 'PUT'} /${string}`, payload: object | string, key?: string): Promise<Answer> {
    const [method, path = ''] = endpoint.split(' ') as ['POST' | 'PUT', string];
    const headers = { 'content-type': 'application/json', ...(key === undefined ? {} : { 'x-idempotency-key': key }) };
    return this.rest.send({ method, url: AUDIENCE + path, payload, token: this.token, headers });
  }
}
