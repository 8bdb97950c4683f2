import { allegro } from './allegro.front';
import type { Front } from './front';
import { ghost } from './ghost.front';
import { graphql } from './graphql.front';
import { pliro } from './pliro.front';

/** All fronts: one more needs no more than its line here. */
export const FRONTS: readonly Front[] = [allegro, pliro, ghost, graphql];
