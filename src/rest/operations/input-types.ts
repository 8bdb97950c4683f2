import {
  type GraphQLInputType,
  type GraphQLNamedInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { listType, objectType, scalarType } from './type-text';

/** Prints the TypeScript types of variables, and gathers the input types that they name. */
export class InputTypes {
  private readonly named = new Map<string, string>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The type of an operation's variables. */
  variables(operation: OperationDefinitionNode): string {
    const fields = (operation.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => {
      const inputType = typeFromAST(this.schema, type as never) as GraphQLInputType | undefined;
      if (!inputType) throw new Error(`The variable ${variable.name.value} has an unknown type.`);
      return this.property(variable.name.value, inputType, defaultValue !== undefined);
    });
    return fields.length > 0 ? objectType(fields) : 'Record<string, never>';
  }

  /** The declarations of all input types that were named, in the order of their names. */
  declarations(): string[] {
    return [...this.named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, declaration]) => declaration);
  }

  private property(name: string, type: GraphQLInputType, hasDefault: boolean): string {
    const optional = hasDefault || !isNonNullType(type);
    return `readonly ${name}${optional ? '?' : ''}: ${this.print(type)}${optional ? ' | undefined' : ''};`;
  }

  private print(type: GraphQLInputType): string {
    if (isNonNullType(type)) return this.nonNull(type.ofType as GraphQLInputType);
    return `${this.nonNull(type)} | null`;
  }

  private nonNull(type: GraphQLInputType): string {
    if (isListType(type)) return listType(this.print(type.ofType as GraphQLInputType));
    const named = type as GraphQLNamedInputType;
    if (!isEnumType(named) && !isInputObjectType(named)) return scalarType(named.name);
    this.declare(named);
    return named.name;
  }

  private declare(type: GraphQLNamedInputType): void {
    if (this.named.has(type.name)) return;
    // Taken first, because input types may contain themselves.
    this.named.set(type.name, '');
    this.named.set(type.name, isEnumType(type) ? enumDeclaration(type) : this.objectDeclaration(type));
  }

  private objectDeclaration(type: GraphQLNamedInputType): string {
    if (!isInputObjectType(type)) throw new Error(`${type.name} is no input object.`);
    const fields = Object.values(type.getFields()).map(({ name, type: fieldType, defaultValue }) =>
      this.property(name, fieldType, defaultValue !== undefined),
    );
    return `export interface ${type.name} ${objectType(fields)}`;
  }
}

function enumDeclaration(type: GraphQLNamedInputType): string {
  if (!isEnumType(type)) throw new Error(`${type.name} is no enumeration.`);
  const names = type.getValues().map(({ name }) => `'${name}'`);
  return `export type ${type.name} = ${names.join(' | ')};`;
}
