import { histogramTotal } from '#core/kernel/histogram.ts'
import {
  cellColumns,
  edgeColumns,
  type CellColumn,
  type Figures,
} from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import { frameOf } from './play.ts'
import { brokenCell } from './watch-frame.ts'
import { brokenCourse, brokenNumber, brokenRow, brokenScale } from './watch.ts'
import { brokenCause } from './watch-causes.ts'

/** What was seen of all services of a run when it was last looked at. */
export interface SeenServices {
  readonly figures: readonly Figures[]
  readonly rows: number
  readonly decisions: number
}

/** What a look at a run of several services has found. */
interface Look {
  readonly seen: SeenServices
  readonly problem: string | null
}

/** Looks at everything that a run of services shows, at `time`; `hedged` are those to which second attempts go. */
export function watchServices(
  run: Run,
  time: number,
  before: SeenServices | null,
  hedged: ReadonlySet<string>,
): Look {
  const figures = run.services.map((_, service) => run.figures(service))
  const seen = { figures, rows: run.history().count, decisions: run.decisions().entries.length }
  let problem =
    run.brokenInvariant() ??
    (run.now() === time ? null : `the run stands at ${run.now()} s, not at ${time} s`) ??
    brokenFrame(run, figures) ??
    brokenCause(run)
  run.services.forEach((name, service) => {
    const found =
      problem ?? brokenService(run, service, { seen, before, isHedged: hedged.has(name) })
    problem ??= found === null ? null : `${name}: ${found}`
  })
  return { seen, problem }
}

interface Looks {
  readonly seen: SeenServices
  readonly before: SeenServices | null
  readonly isHedged: boolean
}

function brokenService(run: Run, service: number, looks: Looks): string | null {
  const { seen, before, isHedged } = looks
  const figures = seen.figures[service]
  if (figures === undefined) return 'it has no figures'
  const since = run.decisions().entries.slice(before?.decisions ?? 0)
  return (
    brokenNumber(figures) ??
    brokenSum(run, service, figures, isHedged) ??
    brokenCourse(figures, before?.figures[service] ?? null) ??
    brokenScale(
      since.filter((decision) => decision.service === service),
      figures,
    ) ??
    brokenRow(run.history(service), before?.rows ?? 0)
  )
}

/** Conservation. An attempt that waits for calls of its own, or is on its way back, is in no count but that of those sent. */
function brokenSum(
  run: Run,
  service: number,
  { requests, attempts, retries }: Figures,
  isHedged: boolean,
): string | null {
  const { sent, completed, waiting, inService, abandoned } = attempts
  const { arrived, succeeded, failed, open } = requests
  if (completed + waiting + inService + abandoned > sent) return 'an attempt is there twice'
  if (arrived !== succeeded + failed + open) return 'a request is nowhere or twice'
  if (!isHedged && sent > arrived + retries.sent) {
    return 'an attempt is neither a first one nor a retry'
  }
  const callers = run.edges.filter(({ to }) => to === service)
  const isOfOneKind = new Set(callers.map(({ from }) => from < 0)).size === 1
  if (isOfOneKind && histogramTotal(run.latencies(service), 0) !== succeeded) {
    return 'the latencies are not those of all answers'
  }
  return null
}

/** The first rule that a frame of a run breaks, beside the figures of all services of the same moment. */
function brokenFrame(run: Run, figures: readonly Figures[]): string | null {
  const { values, cells } = frameOf(run)
  if (!values.every((value) => Number.isFinite(value))) return 'a number of the frame is none'
  const column = (name: CellColumn): Float32Array => {
    const from = cellColumns.indexOf(name) * cells
    return values.subarray(from, from + cells)
  }
  const owners = column('service')
  const total = (name: CellColumn, service: number): number =>
    column(name).reduce((sum, value, i) => (owners[i] === service ? sum + value : sum), 0)
  for (const [service, { attempts, cells: counts }] of figures.entries()) {
    const own = owners.filter((owner) => owner === service).length
    const isShown =
      total('inService', service) === attempts.inService &&
      total('waiting', service) === attempts.waiting &&
      total('ready', service) === counts.ready &&
      own === counts.ready + counts.starting + counts.draining
    if (!isShown) return `the frame shows service ${service} otherwise than its figures`
  }
  if (owners.some((owner) => figures[owner] === undefined)) return 'a cell is of no service'
  const edges = values.subarray(values.length - edgeColumns.length * run.edges.length)
  if (edges.some((rate) => rate < 0)) return 'a rate on a call is below 0'
  return brokenCell(column, run.now())
}
