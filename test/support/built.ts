import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** Brings the build up to date, for tests that start the gateway as people do. */
export function build(): void {
  if (newest(join(root, 'src')) <= (statSync(join(root, 'dist/.tsbuildinfo'), { throwIfNoEntry: false })?.mtimeMs ?? 0))
    return;
  const compiler = require.resolve('typescript/bin/tsc');
  spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root });
}

function newest(directory: string): number {
  const entries = readdirSync(directory, { withFileTypes: true });
  return Math.max(
    ...entries.map((entry) => {
      const path = join(directory, entry.name);
      return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
    }),
  );
}

/** A gateway process and what it has said so far. */
export interface GatewayProcess {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves with the exit code; null when a signal ended it. */
  readonly exited: Promise<number | null>;
}

const started: ChildProcess[] = [];

afterAll(() => {
  for (const child of started) if (child.exitCode === null) child.kill('SIGKILL');
});

/** Starts the built `gateway` command; it is ended when the test file is done. */
export function startProcess(environment: Record<string, string>, ...words: string[]): GatewayProcess {
  const env = { PATH: process.env.PATH, ...environment };
  const child = spawn(process.execPath, ['dist/main.js', ...words], { cwd: root, env });
  started.push(child);
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return { child, stdout: () => said.stdout, stderr: () => said.stderr, exited };
}

/** Waits for the line that says that requests are answered, and gives the address in it. */
export async function untilReady({ child, stdout, stderr }: GatewayProcess): Promise<string> {
  for (;;) {
    const [, url] = /^ready (http:\/\/\S+)$/m.exec(stdout()) ?? [];
    if (url) return url;
    if (child.exitCode !== null) throw new Error(`The gateway ended: ${stderr()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
