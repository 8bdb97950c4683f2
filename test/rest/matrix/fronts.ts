import { allegro } from './allegro.front';
import { audience } from './audience.front';
import type { Front, Maker } from './front';
import { ghost } from './ghost.front';
import { graphql } from './graphql.front';
import { pliro } from './pliro.front';

/** All fronts: one more needs no more than its line here. */
export const FRONTS: readonly Front[] = [allegro, audience, pliro, ghost, graphql];

/** Those that make members. */
export const MAKERS: readonly Maker[] = FRONTS.filter((front): front is Maker => front.create !== undefined);
