import { toGlobalId } from '../../../src/schema/global-id';
import type { Id } from '../../../src/shared/id';
import type { DialectName } from '../../../src/rest/dialect';
import { makeDiscount } from '../../builders/discount';
import { asSystem } from '../../builders/member';
import { makeNewsletter } from '../../builders/newsletter';
import { makeOffer, type Offer } from '../../builders/offer';
import { archiveNewsletter } from '../../../src/modules/newsletters/newsletter.service';
import { contextFor, makeOrganization, query, type TestOrganization } from '../../support/context';
import { testDatabase } from '../../support/database';
import { type Answer, RestServer } from '../../support/rest';
import { MEMBER } from './truth-document';

/** A member as the graph shows it, with everything that hangs on it. Tests read it freely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Truth = Record<string, any>;

interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly payload?: object | string;
  readonly headers?: Record<string, string>;
}

/** What there is to subscribe to. */
interface Catalog {
  /** One that everybody with everything pays for, another, and one that is only given away. */
  readonly offers: { readonly paid: Offer; readonly other: Offer; readonly given: Offer };
  /** One that new members get, one that they do not get, and one that is archived. */
  readonly newsletters: { readonly usual: Id; readonly chosen: Id; readonly archived: Id };
  /** Of the first offer's tier. */
  readonly discountId: Id;
}

/** An organization with something to subscribe to, and every front open before it. */
export class Stage {
  private readonly tokens = new Map<DialectName, string>();
  private made = 0;

  private constructor(
    readonly organization: TestOrganization,
    private readonly rest: RestServer,
    private readonly catalog: Catalog,
  ) {}

  get offers(): Catalog['offers'] {
    return this.catalog.offers;
  }

  get newsletters(): Catalog['newsletters'] {
    return this.catalog.newsletters;
  }

  get discountId(): Id {
    return this.catalog.discountId;
  }

  static async open(): Promise<Stage> {
    const organization = await makeOrganization(await testDatabase());
    const offers = {
      paid: await makeOffer(organization),
      other: await makeOffer(organization),
      given: await makeOffer(organization),
    };
    const usual = await makeNewsletter(organization, { subscribeOnSignup: true, sortOrder: 1 });
    const chosen = await makeNewsletter(organization, { sortOrder: 2, description: 'By choice' });
    const archived = await makeNewsletter(organization, { sortOrder: 3 });
    await asSystem(organization, (context) => archiveNewsletter(context, archived.id));
    const half = { duration: 'FOREVER' } as const;
    const discount = await makeDiscount(organization, offers.paid.tier.id, half);
    const newsletters = { usual: usual.id, chosen: chosen.id, archived: archived.id };
    const catalog = { offers, newsletters, discountId: discount.id };
    return new Stage(organization, await RestServer.start(organization), catalog);
  }

  /** The present, as the graph prints it. */
  now(): string {
    return this.organization.clock.now().toISOString();
  }

  /** Lets a minute pass, so that it shows what was changed when. */
  wait(): void {
    this.organization.clock.advance(60_000);
  }

  /** An address that nobody has. */
  address(): string {
    this.made += 1;
    return `Somebody.${this.made}@Example.com`;
  }

  /** Sends a request to a dialect, and answers what was answered: it must not be a refusal. */
  async send(dialect: DialectName, request: Request): Promise<Answer> {
    const answer = await this.ask(dialect, request);
    if (answer.status >= 300) throw new Error(`${request.method} ${request.url}: ${answer.status} ${answer.text}`);
    return answer;
  }

  /** Sends a request to a dialect, and answers what was answered; nothing when there is no such thing. */
  async look(dialect: DialectName, url: string): Promise<Answer | undefined> {
    const answer = await this.ask(dialect, { method: 'GET', url });
    if (answer.status !== 200 && answer.status !== 404) throw new Error(`${url}: ${answer.status} ${answer.text}`);
    return answer.status === 404 ? undefined : answer;
  }

  /** Runs a mutation of the graph, which must succeed; answers the id of what it made or changed. */
  async mutate(name: string, input: object, type = 'member'): Promise<string> {
    const inputType = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${type} { id } } }`;
    const context = contextFor({ organization: this.organization });
    const data = await query<Record<string, Record<string, { id: string }>>>(context, document, { input });
    return data[name]?.[type]?.id ?? '';
  }

  /** What the graph shows of a member, deleted or not. */
  async truth(id: Id): Promise<Truth> {
    const context = contextFor({ organization: this.organization });
    const data = await query<{ members: { nodes: Truth[] } }>(context, MEMBER, { id: toGlobalId('Member', id) });
    const [member] = data.members.nodes;
    if (!member) throw new Error(`There is no member ${id}.`);
    return member;
  }

  private ask(dialect: DialectName, request: Request): Promise<Answer> {
    const token = this.tokens.get(dialect) ?? this.rest.issue(dialect);
    this.tokens.set(dialect, token);
    return this.rest.send({ ...request, token });
  }
}
