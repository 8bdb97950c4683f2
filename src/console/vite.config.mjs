import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Builds the console into static files with hashed names, to be served by the gateway. */
export default defineConfig({
  root: here,
  base: '/console/',
  build: {
    outDir: path.join(here, '../../dist/console'),
    emptyOutDir: true,
    assetsDir: '',
    modulePreload: { polyfill: false },
    target: 'es2022',
    // Nothing is written into the page itself: its policy forbids it.
    assetsInlineLimit: 0,
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  clearScreen: false,
  logLevel: 'warn',
});
