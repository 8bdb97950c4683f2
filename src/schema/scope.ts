import { Authorized, Extensions } from 'type-graphql';
import type { Scope as ScopeName } from '../auth/scope';

type RootFieldDecorator = MethodDecorator & PropertyDecorator;

/** What a root field's extensions say about who may use it. A test walks the schema and fails where none is said. */
export interface AccessExtension {
  readonly access: ScopeName | 'public' | 'authenticated';
}

function both(first: RootFieldDecorator, second: RootFieldDecorator): MethodDecorator {
  return (target, key, descriptor) => {
    first(target, key, descriptor);
    second(target, key, descriptor);
  };
}

function access(extension: AccessExtension): RootFieldDecorator {
  return Extensions({ ...extension }) as RootFieldDecorator;
}

/** Only callers whose credential has this scope may use the root field. */
export function Scope(scope: ScopeName): MethodDecorator {
  return both(Authorized<string>(scope) as RootFieldDecorator, access({ access: scope }));
}

/** Every known caller may use the root field; what is seen depends on the caller's scopes. */
export function Authenticated(): MethodDecorator {
  return both(Authorized() as RootFieldDecorator, access({ access: 'authenticated' }));
}

/** Everybody may use the root field. */
export function Public(): MethodDecorator {
  return access({ access: 'public' });
}
