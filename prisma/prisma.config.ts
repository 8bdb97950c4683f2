import { defineConfig } from 'prisma/config';

// The command line asks for the schema engine before commands that never use it. Naming any existing
// file keeps them working without a download; `migrate` still fetches the real engine.
const withoutEngine = ['generate', 'validate', 'format', 'seed'];
if (process.argv.some((argument) => withoutEngine.includes(argument))) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations', seed: 'node prisma/seed.ts' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/audience_gateway' },
});
