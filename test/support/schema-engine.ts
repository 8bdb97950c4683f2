import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm' with { 'resolution-mode': 'import' };
import type { QueryResult } from 'pg';
import type { SturdyPool } from '../../src/database/pool';

type Glue = Record<string, (...args: never[]) => unknown> & { SchemaEngine: typeof SchemaEngine };

/** The parts of the platform's WebAssembly that loading the engine needs. */
declare const WebAssembly: {
  instantiate(
    module: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

const LETTER = 18;
const TEXT = 25;
const NO_FILTER = { externalTables: [], externalEnums: [] };

let loading: Promise<Glue> | undefined;

/** The SQL that would make the database into the schema; empty when they agree. */
export async function difference(pool: SturdyPool, schema: string): Promise<string> {
  const { SchemaEngine } = await (loading ??= load());
  const files = [{ path: 'schema.prisma', content: schema }];
  const adapter = bindMigrationAwareSqlAdapterFactory(catalogReader(pool));
  const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, adapter);
  const { exitCode, stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: '.' },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: NO_FILTER,
  });
  engine.free();
  return exitCode === 0 ? '' : (stdout ?? 'unknown difference');
}

/** The engine is loaded once: its glue keeps one instance, and a second would corrupt the first. */
async function load(): Promise<Glue> {
  const glue = (await import('@prisma/schema-engine-wasm/schema_engine_bg' as string)) as Glue;
  const file = join(dirname(require.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm');
  const imports = Object.fromEntries(
    // The engine never clears its lock timer, which would keep the process for ten seconds.
    Object.entries(glue).map(([name, glued]) => [name, name.startsWith('__wbg_setTimeout') ? timer : glued]),
  );
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { './schema_engine_bg.js': imports });
  glue.__wbg_set_wasm?.(instance.exports as never);
  instance.exports.__wbindgen_start();
  return glue;
}

function timer(callback: () => void, ms: number): NodeJS.Timeout {
  return setTimeout(callback, ms).unref();
}

/** The adapter does not know the catalog's one-letter type, which the engine asks for: it travels as text. */
function catalogReader(pool: SturdyPool): SqlMigrationAwareDriverAdapterFactory {
  const letters = new WeakMap<object, number[]>();
  const factory: SqlMigrationAwareDriverAdapterFactory = new PrismaPg(asText(pool, letters));
  const connect = async () => {
    const adapter = await factory.connect();
    const queryRaw = async (query: SqlQuery) => {
      const result = await adapter.queryRaw(query);
      for (const column of letters.get(result.rows) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character;
      return result;
    };
    return Object.assign(Object.create(adapter) as typeof adapter, { queryRaw });
  };
  return { provider: 'postgres', adapterName: factory.adapterName, connect, connectToShadowDb: connect };
}

function asText(pool: SturdyPool, letters: WeakMap<object, number[]>): SturdyPool {
  const query = async (...args: unknown[]) => {
    const result = await (pool.query as (...args: unknown[]) => Promise<QueryResult>).apply(pool, args);
    const columns = result.fields.flatMap((field, index) => (field.dataTypeID === LETTER ? [index] : []));
    for (const column of columns) Object.assign(result.fields[column] ?? {}, { dataTypeID: TEXT });
    letters.set(result.rows, columns);
    return result;
  };
  return Object.assign(Object.create(pool) as SturdyPool, { query });
}
