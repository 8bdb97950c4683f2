import { type DocumentNode, getOperationAST } from 'graphql';
import type { Route } from './route';

/** The prepared documents of a row. */
export function documentsOf(route: Route): readonly DocumentNode[] {
  return 'stream' in route ? route.operations : [route.operation];
}

/** Whether a document of a row changes anything: that, and not the method, is what tells a row that only reads. */
export function isWriting(route: Route): boolean {
  return documentsOf(route).some((document) => getOperationAST(document)?.operation === 'mutation');
}
