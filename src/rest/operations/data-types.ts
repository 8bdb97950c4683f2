import {
  type FieldNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { listType, objectType, scalarType } from './type-text';

/** Prints the TypeScript type of what a selection answers. */
export class DataTypes {
  constructor(private readonly schema: GraphQLSchema) {}

  /** The type of a selection on the named type: its fields, together with those of the fragments it spreads. */
  selection(typeName: string, selectionSet: SelectionSetNode): string {
    const type = this.schema.getType(typeName);
    if (!isObjectType(type))
      throw new Error(`The generator understands selections on object types, not on ${typeName}.`);
    const spreads: string[] = [];
    const fields: string[] = [];
    for (const selection of selectionSet.selections) {
      if (selection.kind === 'Field') fields.push(this.field(type, selection));
      else if (selection.kind === 'FragmentSpread') spreads.push(spread(selection.name.value, selection));
      else throw new Error(`The generator does not understand inline fragments, as on ${typeName}.`);
    }
    const own = fields.length > 0 ? [objectType(fields)] : [];
    return [...spreads, ...own].join(' & ');
  }

  private field(parent: GraphQLObjectType, node: FieldNode): string {
    const key = (node.alias ?? node.name).value;
    if (node.name.value === '__typename') return `readonly ${key}: '${parent.name}';`;
    const field = parent.getFields()[node.name.value];
    if (!field) throw new Error(`${parent.name} has no field ${node.name.value}.`);
    const optional = isConditional(node) ? '?' : '';
    return `readonly ${key}${optional}: ${this.output(field.type, node)};`;
  }

  private output(type: GraphQLOutputType, node: FieldNode): string {
    if (isNonNullType(type)) return this.nonNull(type.ofType as GraphQLOutputType, node);
    return `${this.nonNull(type, node)} | null`;
  }

  private nonNull(type: GraphQLOutputType, node: FieldNode): string {
    if (isListType(type)) return listType(this.output(type.ofType as GraphQLOutputType, node));
    const named = getNamedType(type);
    if (isEnumType(named))
      return named
        .getValues()
        .map(({ name }) => `'${name}'`)
        .join(' | ');
    if (node.selectionSet) return this.selection(named.name, node.selectionSet);
    return scalarType(named.name);
  }
}

function spread(name: string, node: SelectionNode): string {
  return isConditional(node) ? `Partial<${name}>` : name;
}

/** A field under @include or @skip may be missing from the answer. */
function isConditional(node: SelectionNode): boolean {
  return (node.directives ?? []).some(({ name }) => name.value === 'include' || name.value === 'skip');
}
