import { Writable } from 'node:stream';
import { runCommandLine } from '../../src/cli/program';

/** What a command line said and how it ended. */
export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line inside the test, with a database directory of its own. */
export async function runIn(environment: Record<string, string>, ...words: string[]): Promise<Said> {
  const before = { ...process.env };
  Object.assign(process.env, environment);
  const [stdout, stderr] = [new Collected(), new Collected()];
  try {
    const code = await runCommandLine(words, { stdout, stderr });
    return { code, stdout: stdout.text, stderr: stderr.text };
  } finally {
    for (const name of Object.keys(environment)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

class Collected extends Writable {
  private readonly chunks: Buffer[] = [];

  get text(): string {
    return Buffer.concat(this.chunks).toString();
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.chunks.push(Buffer.from(chunk));
    done();
  }
}
