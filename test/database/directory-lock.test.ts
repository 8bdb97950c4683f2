import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/database/client';
import { lockDirectory } from '../../src/database/directory-lock';
import { silentLog } from '../support/log';

let directory: string;
let file: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lock-'));
  file = join(directory, 'gateway.lock');
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(directory, { recursive: true });
});

/** A process that does nothing for a while. */
function bystander(): number {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' });
  children.push(child);
  return child.pid ?? 0;
}

function holder(pid: number, start: string): string {
  return JSON.stringify({ pid, start, host: hostname() });
}

describe('lockDirectory', () => {
  it('gives a directory to one at a time, and says who has it', async () => {
    const unlock = await lockDirectory(directory);
    await expect(lockDirectory(directory)).rejects.toThrow(`in use by process ${process.pid}`);
    await expect(openDatabase({ dataDir: directory, log: silentLog })).rejects.toThrow('set DATA_DIR to another');
    unlock();
    expect(existsSync(file)).toBe(false);
    (await lockDirectory(directory))();
  });

  it('takes over from a process that was killed', async () => {
    writeFileSync(file, holder(2 ** 22 + 1, 'long ago'));
    const unlock = await lockDirectory(directory);
    expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid);
    unlock();
  });

  it('is not fooled by a later process with the same number', async () => {
    writeFileSync(file, holder(bystander(), 'another boot 1'));
    (await lockDirectory(directory))();
  });

  it('takes over a lock, and a takeover, that its writer did not finish', async () => {
    writeFileSync(file, '');
    writeFileSync(`${file}.takeover`, holder(2 ** 22 + 1, 'long ago'));
    (await lockDirectory(directory))();
  });

  it('lets one of many take over', async () => {
    writeFileSync(file, holder(2 ** 22 + 1, 'long ago'));
    const attempts = await Promise.allSettled(Array.from({ length: 5 }, () => lockDirectory(directory)));
    const won = attempts.filter((attempt) => attempt.status === 'fulfilled');
    expect(won).toHaveLength(1);
    won[0]?.value();
  });

  it('takes over from another host only when the lock is not kept young', async () => {
    const foreign = JSON.stringify({ pid: 1, start: '1', host: 'another-container' });
    writeFileSync(file, foreign);
    const touching = setInterval(() => writeFileSync(file, foreign), 100);
    await expect(lockDirectory(directory, 500)).rejects.toThrow('in use by process 1 on another-container');
    clearInterval(touching);
    (await lockDirectory(directory, 500))();
  });
});

describe('the embedded database', () => {
  it('keeps its data from one process to the next', async () => {
    const first = await openDatabase({ dataDir: directory, log: silentLog });
    await first.query('CREATE TABLE kept (a int); INSERT INTO kept VALUES (7)');
    await first.close();
    const second = await openDatabase({ dataDir: directory, log: silentLog });
    expect((await second.query('SELECT a FROM kept')).rows).toEqual([{ a: 7 }]);
    await second.close();
    expect(existsSync(file)).toBe(false);
  });
});
