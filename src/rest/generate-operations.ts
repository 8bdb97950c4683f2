import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gatewaySchema } from '../graphql/schema';
import { generateAll } from './operations/files';

/** Writes the typed documents of all dialects into the source tree: `npm run operations`. */
async function main(): Promise<void> {
  const schema = await gatewaySchema();
  // The built file stands in dist/rest, what it writes in src.
  for (const file of generateAll(schema, path.resolve(__dirname, '../../src'))) writeFileSync(file.path, file.text);
}

void main();
