import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What Prometheus is told: requests, what they took, what went wrong, and the exchange's own counters. */
export class Metrics {
  readonly registry = new Registry()
  readonly requests = new Histogram({
    name: 'lianyu_http_seconds',
    help: 'Time to answer, by route and status class',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  })
  readonly unfinished = new Counter({
    name: 'lianyu_unfinished_total',
    help: 'Requests that ended in an error of ours',
    registers: [this.registry],
  })
  readonly facts = new Counter({
    name: 'lianyu_facts_total',
    help: 'Facts committed, own and mirrored',
    labelNames: ['own'],
    registers: [this.registry],
  })

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'lianyu_' })
  }

  /** A number read at each scrape. */
  gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name: `lianyu_${name}`,
      help,
      registers: [this.registry],
      collect() {
        this.set(read())
      },
    })
  }
}
