import type { GraphModule } from '../schema/node';
import { membersModule } from '../modules/members/members.module';

/** The modules that make up the graph. Imports only: what a module adds is declared in its own folder. */
export const GRAPH_MODULES: readonly GraphModule[] = [membersModule];
