import { ArgsType, type ClassType, Field, Int, ObjectType, Root } from 'type-graphql';
import type { Page, PageRequest } from '../shared/page';

@ObjectType({ description: 'Where a page stands in its list, after the Relay connection specification.' })
export class PageInfo {
  @Field({ description: 'Whether rows follow behind this page.' })
  hasNextPage: boolean;

  @Field({ description: 'Whether rows stand before this page, as far as the cursor that was given tells.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row of the page.' })
  startCursor: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row of the page.' })
  endCursor: string | null;
}

@ArgsType()
export class PageArgs implements PageRequest {
  @Field(() => Int, { nullable: true, description: 'Rows from the start of the list: 0 to 200, 20 when absent.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only rows behind this cursor; goes with first.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Rows from the end of the list: 0 to 200. Not together with first.',
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only rows before this cursor; goes with last.' })
  before?: string | null;
}

/** The edge and connection types of a node type: `MemberEdge` and `MemberConnection`. */
export function connectionOf<T extends object>(nodeClass: ClassType<T>, name: string) {
  @ObjectType(`${name}Edge`, { description: `A ${name} in a list, with its cursor.` })
  class Edge {
    @Field({ description: 'Opaque cursor of this row, for after and before.' })
    cursor: string;

    @Field(() => nodeClass, { description: `The ${name}.` })
    node: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name} objects.` })
  class Connection {
    @Field(() => [Edge], { description: 'The rows with their cursors.' })
    edges(@Root() page: Page<T>): Edge[] {
      return page.rows.map((node) => ({ node, cursor: page.cursorOf(node) }));
    }

    @Field(() => [nodeClass], { description: 'The rows without cursors.' })
    nodes(@Root() page: Page<T>): readonly T[] {
      return page.rows;
    }

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    pageInfo(@Root() page: Page<T>): PageInfo {
      return pageInfoOf(page);
    }

    @Field(() => Int, { description: 'Rows in the whole list. Counted only when asked for.' })
    totalCount(@Root() page: Page<T>): Promise<number> {
      return page.count();
    }
  }
  return Connection;
}

function pageInfoOf<Row>(page: Page<Row>): PageInfo {
  const first = page.rows[0];
  const last = page.rows.at(-1);
  return {
    hasNextPage: page.hasNextPage,
    hasPreviousPage: page.hasPreviousPage,
    startCursor: first === undefined ? null : page.cursorOf(first),
    endCursor: last === undefined ? null : page.cursorOf(last),
  };
}
