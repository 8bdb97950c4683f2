import { idBits } from '../../src/shared/id-bits';
import { encodeBase58 } from '../../src/shared/base58';
import type { TestOrganization } from './context';
import { type Answer, type KeyOptions, RestServer } from './rest';

export const PLIRO = '/2023-04-11';

/** The Pliro dialect as a client meets it: forms go out, JSON comes back. */
export class PliroClient {
  private constructor(
    readonly rest: RestServer,
    private readonly token: string,
  ) {}

  static async start(organization: TestOrganization, key: KeyOptions = {}): Promise<PliroClient> {
    const rest = await RestServer.start(organization);
    return new PliroClient(rest, rest.issue('pliro', key));
  }

  get(path: string): Promise<Answer> {
    return this.rest.send({ method: 'GET', url: PLIRO + path, token: this.token });
  }

  /** Posts a form, as the document's samples do. */
  post(path: string, form: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const payload = new URLSearchParams(form).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    return this.rest.send({
      method: 'POST',
      url: PLIRO + path,
      token: this.token,
      payload,
      headers: { ...type, ...headers },
    });
  }

  /** Posts JSON. */
  postJson(path: string, payload: object): Promise<Answer> {
    return this.rest.send({ method: 'POST', url: PLIRO + path, token: this.token, payload });
  }
}

/** The id of a row as this API prints it. */
export function pliroId(prefix: string, row: { readonly id: string }): string {
  return `${prefix}_${encodeBase58(idBits(row.id))}`;
}
