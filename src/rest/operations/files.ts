import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { generateOperations, type OperationsForm } from './generate';

/** A generated file. */
export interface OperationsFile {
  readonly path: string;
  readonly text: string;
}

const SOURCE = '.graphql';
const GENERATED = '.generated.ts';
/** In a folder of operations, the fragments that its files share. */
const SHARED = 'fragments.graphql';

/** Generates the operations of every dialect and of the console in the source tree, without writing them. */
export function generateAll(schema: GraphQLSchema, sourceRoot: string): OperationsFile[] {
  const dialects = path.join(sourceRoot, 'rest/dialects');
  const ofDialects = readdirSync(dialects, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(dialects, name))
    .flatMap((folder) => [
      ...generateFolder(schema, folder, { only: 'operations.graphql' }),
      ...generateFolder(schema, path.join(folder, 'operations')),
    ]);
  return [...ofDialects, ...generateFolder(schema, path.join(sourceRoot, 'console/operations'), { form: 'text' })];
}

interface FolderOptions {
  /** The one file that is meant; all when absent. */
  readonly only?: string;
  readonly form?: OperationsForm;
}

/** A dialect has one file of operations, or a folder with one for each area. */
function generateFolder(schema: GraphQLSchema, folder: string, { only, form }: FolderOptions = {}): OperationsFile[] {
  if (!existsSync(folder)) return [];
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const names = readdirSync(folder).filter((name) => name.endsWith(SOURCE) && (only === undefined || name === only));
  const shared = names.includes(SHARED) ? read(SHARED) : undefined;
  return names
    .filter((name) => name !== SHARED)
    .map((name) => ({
      path: path.join(folder, name.slice(0, -SOURCE.length) + GENERATED),
      text: generateOperations(schema, { source: read(name), shared, form }),
    }));
}
