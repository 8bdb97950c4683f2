import type { RestDialect } from '../dialect';
import { allegro } from './allegro';

/** The foreign APIs that the gateway speaks. */
export const DIALECTS: readonly RestDialect[] = [allegro];
