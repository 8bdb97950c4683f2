/** What must not compile: checked by the compiler with all other sources, and never run. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { route } from '../../src/rest/route';
import { MADE_UP } from '../support/made-up';

interface Data {
  readonly member: { readonly id: string; readonly name: string | null } | null;
}

interface Variables {
  readonly id: string;
  readonly deleted?: boolean | null | undefined;
}

declare const operation: TypedDocumentNode<Data, Variables>;

route({
  endpoint: 'GET /:id',
  operation,
  documentation: MADE_UP,
  variables: ({ params }) => ({ id: params['id'] ?? '' }),
  reply: ({ member }) => ({ body: member?.name }),
});

route({
  endpoint: 'GET /:id',
  operation,
  documentation: MADE_UP,
  // @ts-expect-error A variable of another type.
  variables: () => ({ id: 7 }),
  reply: () => ({}),
});

route({
  endpoint: 'GET /:id',
  operation,
  documentation: MADE_UP,
  // @ts-expect-error A needed variable is missing.
  variables: () => ({ deleted: true }),
  reply: () => ({}),
});

route({
  endpoint: 'GET /:id',
  operation,
  documentation: MADE_UP,
  variables: () => ({ id: 'x' }),
  // @ts-expect-error A field that the document does not select.
  reply: ({ member }) => ({ body: member?.email }),
});

route({
  endpoint: 'GET /:id',
  operation,
  documentation: MADE_UP,
  variables: () => ({ id: 'x' }),
  // @ts-expect-error An object that may be null.
  reply: ({ member }) => ({ body: member.id }),
});

route({
  // @ts-expect-error A method that there is not.
  endpoint: 'FETCH /:id',
  operation,
  documentation: MADE_UP,
  variables: () => ({ id: 'x' }),
  reply: () => ({}),
});

route({
  endpoint: 'GET /:id',
  operation,
  documentation: MADE_UP,
  variables: () => ({ id: 'x' }),
  // @ts-expect-error A status that is none.
  reply: () => ({ status: 'ok' }),
});

// @ts-expect-error A row that the reference would say nothing of.
route({
  endpoint: 'GET /:id',
  operation,
  variables: () => ({ id: 'x' }),
  reply: () => ({}),
});
