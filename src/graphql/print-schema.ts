import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { gatewaySchema } from './schema';

const FILE = join(__dirname, '..', '..', 'schema.graphql');

/** The public contract as text: sorted, so that a change shows only what changed. */
export async function printGatewaySchema(): Promise<string> {
  return `${printSchema(lexicographicSortSchema(await gatewaySchema()))}\n`;
}

if (require.main === module) void printGatewaySchema().then((sdl) => writeFileSync(FILE, sdl));
