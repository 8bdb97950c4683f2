import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../..');

/** The blocks of shell commands of a page, in their order. */
export function shellExamples(page: string): string[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```bash\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
}

/** Runs commands in a shell as they stand, in the directory of the package; fails when the last of them does. */
export async function runInShell(commands: string): Promise<string> {
  const env = { ...process.env, no_proxy: '*' };
  const { stdout } = await promisify(execFile)('bash', ['-c', commands], { cwd: root, env });
  return stdout;
}
