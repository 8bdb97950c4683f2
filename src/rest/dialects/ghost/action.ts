import type { Endpoint } from '../../route';

const NOUNS = {
  members: 'member',
  labels: 'label',
  newsletters: 'newsletter',
  tiers: 'tier',
  offers: 'offer',
  webhooks: 'webhook',
  site: 'site',
} as const;

export type Resource = keyof typeof NOUNS;

/** What a route does to a resource. */
export interface Action {
  readonly resource: Resource;
  /** The noun in the singular: `member`. */
  readonly noun: string;
  readonly verb: 'list' | 'read' | 'save' | 'edit' | 'delete';
}

const ITEM_VERBS: Readonly<Record<string, Action['verb']>> = { GET: 'read', PUT: 'edit', DELETE: 'delete' };
const COLLECTION_VERBS: Readonly<Record<string, Action['verb']>> = { GET: 'list', POST: 'save' };
const ROUTE = /^([A-Z]+) \/([a-z]+)\/((?::id|slug\/:slug|email\/:email|uuid\/:uuid)\/)?$/;

/** What the route of a row does, or nothing when it is none of a resource: bulk, events, uploads and the like. */
export function actionOf(endpoint: Endpoint | undefined): Action | undefined {
  const [, method = '', name = '', item] = ROUTE.exec(endpoint ?? '') ?? [];
  if (!Object.hasOwn(NOUNS, name)) return undefined;
  const resource = name as Resource;
  const verb = resource === 'site' ? 'read' : (item ? ITEM_VERBS : COLLECTION_VERBS)[method];
  return verb && { resource, noun: NOUNS[resource], verb };
}

/** The action in words: `list members`, `edit member`. */
export function printAction({ resource, noun, verb }: Action): string {
  return `${verb} ${verb === 'list' ? resource : noun}`;
}
