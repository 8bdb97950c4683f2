import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The gateway's own version, as package.json has it. */
export function gatewayVersion(): string {
  // Two levels up from both src/shared and dist/shared.
  const file = path.resolve(__dirname, '../../package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
