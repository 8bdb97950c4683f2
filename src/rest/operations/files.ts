import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { generateOperations } from './generate';

/** The generated file of one dialect. */
export interface OperationsFile {
  readonly path: string;
  readonly text: string;
}

/** Generates the operations of every dialect in the source tree, without writing them. */
export function generateAll(schema: GraphQLSchema, sourceRoot: string): OperationsFile[] {
  const dialects = path.join(sourceRoot, 'rest/dialects');
  return readdirSync(dialects)
    .map((name) => path.join(dialects, name))
    .filter((folder) => existsSync(path.join(folder, 'operations.graphql')))
    .map((folder) => ({
      path: path.join(folder, 'operations.generated.ts'),
      text: generateOperations(schema, readFileSync(path.join(folder, 'operations.graphql'), 'utf8')),
    }));
}
