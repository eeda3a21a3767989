import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the service counts, for Prometheus. Labels are closed lists: no device, no person, no address. */
export type Metrics = {
  readonly registry: Registry;
  readonly request: (route: string, method: string, status: number, seconds: number) => void;
  readonly received: (bytes: number) => void;
  readonly taken: (outcome: string) => void;
  readonly takenPapers: (outcome: string) => void;
  readonly writers: (count: number) => void;
  readonly scrubbed: (damaged: number) => void;
};

/** A registry of this service's own, so that two services in one process do not count together. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Counter({
    name: 'aid_http_requests_total',
    help: 'Answered requests',
    labelNames: ['route', 'method', 'status'] as const,
    registers,
  });
  const seconds = new Histogram({
    name: 'aid_http_request_seconds',
    help: 'Time from the head of a request to its answer',
    labelNames: ['route'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60],
    registers,
  });
  const bytes = new Counter({ name: 'aid_upload_bytes_total', help: 'Bytes of uploads, synced', registers });
  const taken = new Counter({
    name: 'aid_batches_total',
    help: 'Batches read, by outcome',
    labelNames: ['outcome'] as const,
    registers,
  });
  const takenPapers = new Counter({
    name: 'aid_papers_total',
    help: 'Files of papers read, by outcome',
    labelNames: ['outcome'] as const,
    registers,
  });
  const writers = new Gauge({ name: 'aid_upload_writers', help: 'Uploads being written now', registers });
  const damaged = new Gauge({
    name: 'aid_spool_damaged',
    help: 'Batches and files of papers whose bytes were not theirs at the last scrub',
    registers,
  });
  return {
    registry,
    request: (route, method, status, took) => {
      requests.inc({ route, method, status: String(status) });
      seconds.observe({ route }, took);
    },
    received: (count) => bytes.inc(count),
    taken: (outcome) => taken.inc({ outcome }),
    takenPapers: (outcome) => takenPapers.inc({ outcome }),
    writers: (count) => writers.set(count),
    scrubbed: (count) => damaged.set(count),
  };
}
