import type { GraphModule } from '../../schema/node';
import { AuditResolver } from './audit.resolver';

export const auditModule: GraphModule = { resolvers: [AuditResolver] };
