import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { sampleColumns, type Figures } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { checkSettings } from '#core/schema/validate.ts'

/** What a run has come to. Times in s, money in $. */
export interface Summary {
  readonly name: string
  readonly recording: Recording
  readonly duration: number
  readonly figures: Figures
  /** Of all answered requests of the whole run; null when none was. */
  readonly latency: { readonly p50: number | null; readonly p99: number | null }
  /** How often a stretch of windows missed the objective. */
  readonly violations: number
  readonly mostReady: number
  readonly digest: string
  readonly verified: boolean | null
  readonly wallSeconds: number
}

export function summaryOf(
  run: Run,
  recording: Recording,
  more: Pick<Summary, 'name' | 'wallSeconds' | 'verified'>,
): Summary {
  const missed = columnOf(run, 'missed')
  const quantile = (share: number): number | null => {
    const value = run.latencyQuantile(share)
    return value < 0 ? null : value
  }
  return {
    ...more,
    recording,
    duration: run.duration(),
    figures: run.figures(),
    latency: { p50: quantile(0.5), p99: quantile(0.99) },
    violations: missed.filter((one, i) => one === 1 && missed[i - 1] !== 1).length,
    mostReady: columnOf(run, 'ready').reduce(
      (most, ready) => Math.max(most, ready),
      run.figures().cells.ready,
    ),
    digest: run.digest(),
  }
}

function columnOf(run: Run, name: (typeof sampleColumns)[number]): readonly number[] {
  const { rows, count } = run.history()
  const column = sampleColumns.indexOf(name)
  return Array.from({ length: count }, (_, row) => rows[row * sampleColumns.length + column] ?? 0)
}

/** The summary as one JSON object. */
export function summaryJson(summary: Summary): string {
  const { recording, ...rest } = summary
  const { engine, organism, seed, settings, log } = recording
  return JSON.stringify({ ...rest, engine, organism, seed, settings, log }, null, 2)
}

/** The summary for people. */
export function summaryTable(summary: Summary): string {
  const { name, recording, digest, verified, wallSeconds, figures } = summary
  const { organism, seed, engine } = recording
  const speed = figures.requests.arrived / Math.max(wallSeconds, 1e-3)
  const lines: readonly (readonly [string, string])[] = [
    ...requestLines(summary),
    ...cellLines(summary),
    ['Wall time', `${wallSeconds.toFixed(2)} s, ${whole(speed)} requests/s`],
    ['Digest', verified === true ? `${digest}  verified: the sender's run` : digest],
  ]
  const title = [name === organism ? null : name, organism, `seed ${seed}`, `engine ${engine}`]
  return [
    title.filter((part) => part !== null).join(' · '),
    '',
    ...lines.map(([label, text]) => `${label.padEnd(20)}${text}`),
  ].join('\n')
}

function requestLines({ figures, duration, latency }: Summary): readonly [string, string][] {
  const { requests, attempts, retries } = figures
  return [
    ['Simulated time', `${seconds(figures.time)} of ${seconds(duration)}`],
    ['Requests', whole(requests.arrived)],
    ['  succeeded', counted(requests.succeeded, requests.arrived)],
    ['  failed', counted(requests.failed, requests.arrived)],
    ['  open', whole(requests.open)],
    ['Attempts', `${whole(attempts.sent)}, ${whole(retries.sent)} of them retries`],
    ['  completed', whole(attempts.completed)],
    ['  in cells', `${whole(attempts.inService)} in service, ${whole(attempts.waiting)} waiting`],
    ['  shed', whole(attempts.shed)],
    ['  abandoned', whole(attempts.abandoned)],
    ['  lost', whole(attempts.lost)],
    ['Latency', `p50 ${shortTime(latency.p50)}, p99 ${shortTime(latency.p99)}`],
  ]
}

function cellLines(summary: Summary): readonly [string, string][] {
  const { figures, recording, violations, mostReady } = summary
  const { cells, cost, objective } = figures
  const refused = figures.divisionsRefused === 0 ? '' : `, ${figures.divisionsRefused} refused`
  const missed = counted(objective.missedRequests, figures.requests.arrived)
  return [
    [
      'Cells',
      `${cells.ready} ready, ${cells.starting} starting, ${cells.draining} draining; ${cells.desired} desired, at most ${mostReady} ready`,
    ],
    ['Divisions', whole(figures.divisions) + refused],
    ['Prunings', whole(figures.prunings)],
    ['Objective', promiseOf(recording)],
    ['  violations', `${violations}, ${seconds(objective.missedSeconds)} in all`],
    ['  missed requests', missed],
    [
      'Cost',
      `$${cost.total.toFixed(4)}, $${cost.notServing.toFixed(4)} of it for cells not serving`,
    ],
  ]
}

function promiseOf({ settings }: Recording): string {
  const checked = checkSettings(parameters, settings)
  if (!checked.ok) return ''
  const { objectiveLatency, objectivePercentile } = checked.value
  return `${objectivePercentile}% within ${shortTime(objectiveLatency)}`
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

function counted(part: number, total: number): string {
  return total === 0 ? whole(part) : `${whole(part)}  (${((100 * part) / total).toFixed(3)}%)`
}

function seconds(value: number): string {
  return `${Number(value.toFixed(2)).toLocaleString('en-US')} s`
}

/** A short time with three digits. */
function shortTime(value: number | null): string {
  if (value === null) return 'none'
  return value < 1
    ? `${Number((1000 * value).toPrecision(3))} ms`
    : `${Number(value.toPrecision(3))} s`
}
