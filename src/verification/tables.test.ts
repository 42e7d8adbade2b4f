import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readFileIn, readFolder } from './files.ts'
import { isTable, verifyTable } from './table-file.ts'
import { coveredTables } from './tables.ts'

const folder = fileURLToPath(new URL('tables', import.meta.url))

/** Rows that take next to no time, by table, and of dear ones the keys that do. */
const rows: Readonly<Record<string, readonly (readonly [row: string, ...keys: string[]])[]>> = {
  'closed-mva': [['edf08b33']],
  'des-golden': [['9ffa3908'], ['94988a9a'], ['a27b62b8']],
  hedge: [['dc30c2ef', 'mean']],
  'mtginf-lag': [['8e3188b6']],
  metastable: [['7091e342'], ['d709d53f'], ['9311fa98']],
  'retry-amplification': [['8e62a2c8']],
  'tail-at-scale': [['b5d8bf84'], ['82d7a66c']],
}

/** Tables that formulas answer alone: all of their rows are held here. */
const byFunction = ['backoff', 'elasticity-metrics', 'halfin-whitt', 'staffing']

interface Row {
  readonly id: string
  readonly out: Readonly<Record<string, unknown>>
}

/** The rows of a table that end so, with the keys that are wanted of them. */
function some(given: readonly Row[], wanted: (typeof rows)[string]): readonly Row[] {
  return given.flatMap((row) => {
    const wish = wanted.find(([id]) => row.id.endsWith(`/${id}`))
    if (wish === undefined) return []
    const [, ...keys] = wish
    const out = Object.entries(row.out).filter(([key]) => keys.length === 0 || keys.includes(key))
    return [{ ...row, out: Object.fromEntries(out) }]
  })
}

describe('the committed tables', () => {
  it('[V14] are all covered', () => {
    const files = readFolder(folder)
    expect(files.length).toBeGreaterThan(10)
    for (const file of files) {
      expect(Object.keys(coveredTables)).toContain(file.replace('-public.json', ''))
    }
  })

  it.each(Object.entries(rows))('[V13] [V14] hold in rows of %s', async (name, wanted) => {
    const content = readFileIn(folder, `${name}-public.json`)
    const value: unknown = content.ok ? content.value : content.problem
    if (!isTable(value) || !('rows' in value) || !Array.isArray(value.rows)) {
      throw new Error(`${name} is no table`)
    }
    // What a row lacks fails below.
    const report = await verifyTable(
      { ...value, rows: some(value.rows as readonly Row[], wanted) },
      null,
    )
    if (report.kind !== 'checked') throw new Error(`${name} is ${report.kind}`)
    expect(report.problem).toBeNull()
    // Σz² of a few rows may be anything; each row is held by itself.
    const verdicts = report.verdicts.filter(({ id }) => id !== 'chi-square')
    expect(verdicts.map(({ detail }) => detail)).toEqual(wanted.map(() => null))
    expect(report.held?.simulated).toBeGreaterThan(0)
  })

  it.each(byFunction)('[V14] %s holds in all of its rows, key by key', async (name) => {
    const content = readFileIn(folder, `${name}-public.json`)
    const value: unknown = content.ok ? content.value : content.problem
    if (!isTable(value)) throw new Error(`${name} is no table`)
    const report = await verifyTable(value, null)
    if (report.kind !== 'checked') throw new Error(`${name} is ${report.kind}`)
    expect(report.verdicts.length).toBeGreaterThan(4)
    expect(report.verdicts.map(({ detail }) => detail)).toEqual(report.verdicts.map(() => null))
    expect(report.held?.byFunction).toBeGreaterThanOrEqual(3 * report.verdicts.length)
  })

  it('[V8] a row of waits that says another number of them, or another wait, fails', async () => {
    const rows = [[10, 20], [10, 20, 40, 80], [10, 20, 41], 10].map((delays, i) => ({
      id: `row ${i}`,
      in: { base: 10, cap: 300, restarts: 3 },
      out: { delays },
    }))
    const report = await verifyTable({ id: 'backoff', rows }, null)
    const verdicts = report.kind === 'checked' ? report.verdicts : []
    expect(verdicts.map(({ status }) => status)).toEqual(rows.map(() => 'failed'))
  })
})
