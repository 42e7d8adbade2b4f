import {
  sampleColumns,
  type Figures,
  type SampleColumn,
  type Span,
} from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import type { Recording } from '#core/organisms/recording.ts'

/** What a service has come to. Times in s, money in $. */
interface ServiceSummary {
  readonly figures: Figures
  /** Of all answered requests of the whole run; null when none was. */
  readonly latency: { readonly p50: number | null; readonly p99: number | null }
  /** How often a stretch of windows missed the objective. */
  readonly violations: number
  readonly mostReady: number
}

/** What a run has come to: the service that clients call first, and where there are several each by its name. */
export interface Summary extends ServiceSummary {
  readonly name: string
  readonly recording: Recording
  readonly duration: number
  readonly services?: readonly (ServiceSummary & { readonly name: string })[]
  /** When it was counted by level; absent where every request was simulated. */
  readonly approximate?: readonly Span[]
  readonly digest: string
  readonly verified: boolean | null
  readonly wallSeconds: number
}

export function summaryOf(
  run: Run,
  recording: Recording,
  more: Pick<Summary, 'name' | 'wallSeconds' | 'verified'>,
): Summary {
  const services = run.services.map((name, service) => ({
    name,
    ...summaryOfService(run, service),
  }))
  const spans = run.approximation()?.spans ?? []
  return {
    ...more,
    recording,
    duration: run.duration(),
    ...summaryOfService(run, 0),
    ...(services.length === 1 ? {} : { services }),
    ...(spans.length === 0 ? {} : { approximate: spans }),
    digest: run.digest(),
  }
}

function summaryOfService(run: Run, service: number): ServiceSummary {
  const missed = columnOf(run, service, 'missed')
  const quantile = (share: number): number | null => {
    const value = run.latencyQuantile(share, service)
    return value < 0 ? null : value
  }
  const figures = run.figures(service)
  return {
    figures,
    latency: { p50: quantile(0.5), p99: quantile(0.99) },
    violations: missed.filter((one, i) => one === 1 && missed[i - 1] !== 1).length,
    mostReady: columnOf(run, service, 'ready').reduce(
      (most, ready) => Math.max(most, ready),
      figures.cells.ready,
    ),
  }
}

function columnOf(run: Run, service: number, name: SampleColumn): readonly number[] {
  const { rows, count } = run.history(service)
  const column = sampleColumns.indexOf(name)
  return Array.from({ length: count }, (_, row) => rows[row * sampleColumns.length + column] ?? 0)
}

/** The summary as one JSON object. */
export function summaryJson(summary: Summary): string {
  const { recording, ...rest } = summary
  const { engine, organism, seed, settings, log } = recording
  return JSON.stringify({ ...rest, engine, organism, seed, settings, log }, null, 2)
}
