import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  parse,
  print,
  validate,
  visit,
} from 'graphql';
import { DataTypes } from './data-types';
import { InputTypes } from './input-types';

const NOTE = '/* Generated from operations.graphql by `npm run operations`; not edited by hand. */';
const HEAD = `${NOTE}
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';`;
const TEXT_HEAD = `${NOTE}
import type { Operation } from '../graph/operation';`;

/** How operations are written down: parsed for who executes them, or as the text that is sent to a gateway. */
export type OperationsForm = 'document' | 'text';

/** What a module of operations is made of. */
export interface OperationsSource {
  readonly source: string;
  /** Fragments that several modules share. */
  readonly shared?: string | undefined;
  readonly form?: OperationsForm | undefined;
}

/**
 * Makes the TypeScript module of a dialect's operations: for every operation its document, and the types of its
 * variables and of what it answers, read from the schema. Fragments may come from a text that several modules share.
 */
export function generateOperations(
  schema: GraphQLSchema,
  { source, shared, form = 'document' }: OperationsSource,
): string {
  const own = parse(source, { noLocation: true });
  const document = shared === undefined ? own : withSpreadOf(own, parse(shared, { noLocation: true }));
  const problems = validate(schema, document);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  const fragments = fragmentsOf(document);
  const data = new DataTypes(schema);
  const inputs = new InputTypes(schema);
  const fragmentTypes = [...fragments.values()].map((fragment) => {
    const { name, typeCondition, selectionSet } = fragment;
    const type = typeAlias(name.value, data.selection(typeCondition.name.value, selectionSet));
    return `${type}\n\nconst ${textOf(name.value)} = \`\n${print(fragment)}\n\`;`;
  });
  const operations = operationsOf(document).map((operation) => {
    const name = operation.name?.value;
    if (name === undefined) throw new Error('Every operation needs a name.');
    const root = schema.getRootType(operation.operation)?.name ?? '';
    return [
      typeAlias(`${name}Data`, data.selection(root, operation.selectionSet)),
      typeAlias(`${name}Variables`, inputs.variables(operation)),
      CONSTANTS[form](name, [
        print(operation),
        ...spreadBy(operation, fragments).map((spread) => `\${${textOf(spread)}}`),
      ]),
    ].join('\n\n');
  });
  return (
    [form === 'text' ? TEXT_HEAD : HEAD, ...inputs.declarations(), ...fragmentTypes, ...operations].join('\n\n') + '\n'
  );
}

/** The document with those fragments of the shared one that it spreads. */
function withSpreadOf(own: DocumentNode, shared: DocumentNode): DocumentNode {
  const fragments = fragmentsOf(shared);
  const spread = new Set(
    own.definitions.flatMap((one) => ('selectionSet' in one ? spreadBy(one as never, fragments) : [])),
  );
  return {
    ...own,
    definitions: [...[...fragments.values()].filter(({ name }) => spread.has(name.value)), ...own.definitions],
  };
}

function typeAlias(name: string, type: string): string {
  return `export type ${name} = ${type};`;
}

/** The constant that holds an operation, by form. */
const CONSTANTS: Record<OperationsForm, (name: string, texts: readonly string[]) => string> = {
  document: constant,
  text: (name, texts) =>
    `export const ${name}: Operation<${name}Data, ${name}Variables> = {\n  text: \`\n${texts.join('\n')}\n\`,\n};`,
};

function constant(name: string, texts: readonly string[]): string {
  const type = `TypedDocumentNode<${name}Data, ${name}Variables>`;
  return `export const ${name} = parse(\n  \`\n${texts.join('\n')}\n\`,\n  { noLocation: true },\n) as ${type};`;
}

/** The constant that holds the text of a fragment. */
function textOf(fragmentName: string): string {
  return `${fragmentName}Text`;
}

function operationsOf(document: DocumentNode): OperationDefinitionNode[] {
  return document.definitions.filter((definition) => definition.kind === 'OperationDefinition');
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === 'FragmentDefinition');
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** The fragments that an operation spreads, also by way of others, in the order of the file. */
function spreadBy(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): string[] {
  const found = new Set<string>();
  const look = (definition: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(definition, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (!fragment || found.has(name.value)) return;
        found.add(name.value);
        look(fragment);
      },
    });
  };
  look(operation);
  return [...fragments.keys()].filter((name) => found.has(name));
}
