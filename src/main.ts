#!/usr/bin/env node
import 'reflect-metadata';
import { runCommandLine } from './cli/program';

const { stdout, stderr } = process;

// Who reads our output may go away before its end (`gateway … | head`).
stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

void runCommandLine(process.argv.slice(2), { stdout, stderr }).then((code) => {
  // Not before everything is written: what is left in a pipe's buffer would be lost.
  stdout.write('', () => process.exit(code));
});
