import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const NANOSECONDS = 1e9;

/** The numbers that the gateway tells about itself. */
export interface Metrics {
  readonly websocketConnections: Gauge;
  readonly websocketSubscriptions: Gauge;
  /** Counts an answered HTTP request. */
  request(labels: { method: string; route: string; status: number }, seconds: number): void;
  /** Counts an operation of the graph. */
  operation(labels: { type: string; outcome: 'ok' | 'error' | 'refused' }): void;
  /** All numbers in the text form of Prometheus. */
  print(): Promise<string>;
  readonly contentType: string;
  stop(): void;
}

/** Where the numbers of the database come from. */
export interface MeteredDatabase {
  statements(): number;
  connections(): { readonly total: number; readonly idle: number; readonly waiting: number };
}

/** Makes the numbers of one gateway; they do not mix with those of another in the same process. */
export function createMetrics(database: MeteredDatabase): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Histogram({
    name: 'gateway_http_request_duration_seconds',
    help: 'Answered HTTP requests by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers,
  });
  const operations = new Counter({
    name: 'gateway_graphql_operations_total',
    help: 'Operations of the graph by type and outcome.',
    labelNames: ['type', 'outcome'],
    registers,
  });
  addDatabaseMetrics(registry, database);
  const eventLoop = addProcessMetrics(registry);
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  return {
    websocketConnections: gauge('gateway_websocket_connections', 'Open websocket connections.'),
    websocketSubscriptions: gauge('gateway_websocket_subscriptions', 'Running websocket subscriptions.'),
    request: (labels, seconds) => requests.observe(labels, seconds),
    operation: (labels) => operations.inc(labels),
    print: () => registry.metrics(),
    contentType: registry.contentType,
    stop: () => eventLoop.disable(),
  };
}

function addDatabaseMetrics(registry: Registry, database: MeteredDatabase): void {
  new Counter({
    name: 'gateway_sql_statements_total',
    help: 'SQL statements sent to the database.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(database.statements());
    },
  });
  new Gauge({
    name: 'gateway_database_connections',
    help: 'Connections of the pool by state, and callers that wait for one.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(database.connections())) this.set({ state }, count);
    },
  });
}

function addProcessMetrics(registry: Registry): IntervalHistogram {
  const eventLoop = monitorEventLoopDelay({ resolution: 20 });
  eventLoop.enable();
  const registers = [registry];
  new Gauge({
    name: 'gateway_event_loop_lag_seconds',
    help: 'Delay of the event loop since the last look, by quantile.',
    labelNames: ['quantile'],
    registers,
    collect() {
      for (const quantile of [0.5, 0.99]) this.set({ quantile }, eventLoop.percentile(quantile * 100) / NANOSECONDS);
      eventLoop.reset();
    },
  });
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Resident memory in bytes.',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'CPU time of the process in seconds.',
    registers,
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1e6);
    },
  });
  return eventLoop;
}
