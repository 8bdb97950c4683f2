import type { GraphModule } from '../../schema/node';
import { ImportResolver } from './import.resolver';

export const importsModule: GraphModule = { resolvers: [ImportResolver] };
