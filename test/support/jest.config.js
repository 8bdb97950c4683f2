const path = require('node:path');

const rootDir = path.resolve(__dirname, '../..');
const databaseUrl = process.env.TEST_DATABASE_URL;
const chromium = process.env.TEST_CHROMIUM;

const project = {
  rootDir,
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  setupFilesAfterEnv: ['<rootDir>/test/support/jest.timeout.ts', '<rootDir>/test/support/conformance.setup.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] },
};

/** Everything, on the database inside the process. */
const embedded = {
  ...project,
  displayName: 'embedded',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/postgres/', '<rootDir>/test/browser/'],
  globalSetup: '<rootDir>/test/support/embedded.setup.ts',
};

/** What the kind of database may change, and what only a server can show: locks, races, several processes. */
const postgres = {
  ...project,
  displayName: 'postgres',
  testMatch: ['modules', 'database', 'rest', 'postgres'].map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/database/directory-lock'],
  globalSetup: '<rootDir>/test/support/postgres.setup.ts',
  globalTeardown: '<rootDir>/test/support/postgres.teardown.ts',
  globals: { testDatabaseUrl: databaseUrl },
};

/** What people see: the pages in a real browser, with the demo's data. */
const browser = {
  ...project,
  displayName: 'browser',
  testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/embedded.setup.ts',
  globals: { testChromium: chromium },
};

module.exports = {
  rootDir,
  maxWorkers: 2,
  workerIdleMemoryLimit: '1500MB',
  projects: [embedded, ...(databaseUrl ? [postgres] : []), ...(chromium ? [browser] : [])],
};
