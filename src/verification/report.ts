/** What became of one case or one row. */
export interface Verdict {
  readonly id: string
  readonly status: 'passed' | 'failed' | 'skipped'
  /** Why it failed or was skipped; null when it passed. */
  readonly detail: string | null
}

/** How a table was held: by running the engine, by the app's own functions, and how far off. */
export interface Held {
  readonly simulated: number
  readonly byFunction: number
  /** Largest |z| of a simulated mean; null where nothing was simulated. */
  readonly zMax: number | null
  /** Σz² over the rows' first simulated keys and their number; null where there is none. */
  readonly chiSquare: { readonly sum: number; readonly degrees: number } | null
}

/** One line of the report, and the names below it. */
export type FileReport =
  | {
      readonly kind: 'checked'
      readonly name: string
      readonly verdicts: readonly Verdict[]
      /** Only for tables. */
      readonly held: Held | null
      /** What is wrong with the file as a whole; counts as one failure. Null when nothing is. */
      readonly problem: string | null
    }
  | { readonly kind: 'not-covered'; readonly name: string; readonly what: string }
  | { readonly kind: 'broken'; readonly name: string; readonly problem: string }

/** Failures are named up to here; one cause seldom needs more to be seen. */
const failuresShown = 20

/** The line of a file, then its failures and skipped cases by name. */
export function reportLines(report: FileReport): readonly string[] {
  if (report.kind === 'not-covered') return [`${report.name}: not covered (${report.what})`]
  if (report.kind === 'broken') return [`${report.name}: broken, ${report.problem}`]
  const { passed, failed, skipped } = count(report.verdicts)
  const aside = skipped > 0 ? `, skipped ${skipped}` : ''
  const held = report.held === null ? '' : ` (${heldText(report.held)})`
  const head = `${report.name}: passed ${passed} of ${passed + failed}${aside}${held}`
  const wrong = report.verdicts.filter(({ status }) => status === 'failed')
  const left = report.verdicts.filter(({ status }) => status === 'skipped')
  return [
    head,
    ...(report.problem === null ? [] : [`  broken: ${report.problem}`]),
    ...wrong.slice(0, failuresShown).map(({ id, detail }) => `  failed ${id}: ${detail ?? ''}`),
    ...(wrong.length > failuresShown ? [`  … and ${wrong.length - failuresShown} more`] : []),
    ...left.map(({ id, detail }) => `  skipped ${id}: ${detail ?? ''}`),
  ]
}

/** The end of the report: what was left aside, then cases and rows that passed and failed. */
export function totalLines(reports: readonly FileReport[]): {
  readonly lines: readonly string[]
  readonly failed: number
} {
  let passed = 0
  let failed = 0
  let skipped = 0
  let notCovered = 0
  for (const report of reports) {
    if (report.kind === 'not-covered') notCovered++
    else if (report.kind === 'broken') failed++
    else {
      const counts = count(report.verdicts)
      passed += counts.passed
      failed += counts.failed + (report.problem === null ? 0 : 1)
      skipped += counts.skipped
    }
  }
  const files = `${notCovered} ${notCovered === 1 ? 'file' : 'files'} not covered`
  return { lines: [`${skipped} skipped, ${files}`, `${passed} passed, ${failed} failed`], failed }
}

/** What a file came to, by its name. */
export interface FileCounts {
  readonly name: string
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** The counts of each file; one that could not be read, or is not what it says, counts as a failure. */
export function countsOf(reports: readonly FileReport[]): readonly FileCounts[] {
  return reports.map((report) => {
    const { name } = report
    if (report.kind !== 'checked') return { name, passed: 0, failed: 1, skipped: 0 }
    const { passed, failed, skipped } = count(report.verdicts)
    return { name, passed, failed: failed + (report.problem === null ? 0 : 1), skipped }
  })
}

function count(verdicts: readonly Verdict[]): {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
} {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const { status } of verdicts) counts[status]++
  return counts
}

/** `simulated 180, by function 51; max |z| 3.1; χ² 31 on 33` */
function heldText(held: Held): string {
  const z = held.zMax === null ? '' : `; max |z| ${held.zMax.toFixed(1)}`
  const { chiSquare } = held
  const chi = chiSquare === null ? '' : `; χ² ${Math.round(chiSquare.sum)} on ${chiSquare.degrees}`
  return `simulated ${held.simulated}, by function ${held.byFunction}${z}${chi}`
}
