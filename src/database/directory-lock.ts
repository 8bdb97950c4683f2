import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../shared/clock';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity';

/** Says that another process works in the directory. */
export class DirectoryInUse extends Error {
  constructor(directory: string, holder: ProcessIdentity) {
    const where = holder.host === hostname() ? '' : ` on ${holder.host}`;
    super(
      `The data directory ${directory} is in use by process ${holder.pid}${where}. ` +
        'Stop that process first, or set DATA_DIR to another directory.',
    );
    this.name = 'DirectoryInUse';
  }
}

const ATTEMPTS = 40;
const PAUSE_MS = 50;
const BEAT_MS = 2_000;
const SILENCE_MS = 15_000;

/**
 * Takes a directory for this process and returns how to give it back. A lock left by a process that is gone, however
 * it ended, is taken over; one whose process still runs is refused.
 */
export async function lockDirectory(directory: string, silenceMs = SILENCE_MS): Promise<() => void> {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'gateway.lock');
  const mine = JSON.stringify(ownIdentity());
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (create(file, mine)) return hold(file, mine);
    const found = read(file);
    const holder = parse(found);
    if (holder && (await isHeld(file, holder, silenceMs))) throw new DirectoryInUse(directory, holder);
    // A file without a holder may be one that its writer has only just made.
    if (holder || attempt > ATTEMPTS / 2) takeAway(file, found);
    else await sleep(PAUSE_MS);
  }
  throw new Error(`The lock ${file} could not be taken. Delete it when no gateway uses the directory.`);
}

/** Keeps the lock's age young, so that a process on another host (in another container) sees that it is held. */
function hold(file: string, mine: string): () => void {
  const beat = setInterval(() => touch(file), BEAT_MS);
  beat.unref();
  return () => {
    clearInterval(beat);
    if (read(file) === mine) rmSync(file, { force: true });
  };
}

/** A holder on another host cannot be asked: it is gone when its lock has not been touched for a while. */
async function isHeld(file: string, holder: ProcessIdentity, silenceMs: number): Promise<boolean> {
  if (holder.host === hostname()) return isRunning(holder);
  const before = touchedAt(file);
  await sleep(silenceMs);
  return touchedAt(file) !== before;
}

/** Removes a stale lock. Of several processes that found it stale only one does, and none removes a newer one. */
function takeAway(file: string, stale: string | undefined): void {
  const claim = `${file}.takeover`;
  const claimant = parse(read(claim));
  if (claimant && !isRunning(claimant)) rmSync(claim, { force: true });
  if (!create(claim, JSON.stringify(ownIdentity()))) return;
  try {
    if (read(file) === stale) rmSync(file, { force: true });
  } finally {
    rmSync(claim, { force: true });
  }
}

function create(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(content: string | undefined): ProcessIdentity | undefined {
  try {
    return JSON.parse(content ?? '') as ProcessIdentity;
  } catch {
    return undefined;
  }
}

function touch(file: string): void {
  const now = systemClock.now();
  try {
    utimesSync(file, now, now);
  } catch {
    // The directory was removed under us; the database will say so.
  }
}

function touchedAt(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
