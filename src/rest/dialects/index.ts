import type { RestDialect } from '../dialect';
import { allegro } from './allegro';
import { audience } from './audience';
import { ghost } from './ghost';
import { pliro } from './pliro';

/** The foreign APIs that the gateway speaks. */
export const DIALECTS: readonly RestDialect[] = [allegro, audience, pliro, ghost];
