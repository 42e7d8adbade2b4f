import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { checkLoad, loadDuration, type LoadCurve } from '#core/traffic/load.ts'
import type { RawLoad } from './preview.ts'

/**
 * The CSV of a load as we write it. Its first line says what lies between two rows, which a table cannot say, so that
 * the same curve comes back to the last digit; to every other program it is a comment over two columns.
 */
const mark = '# Digital Mitosis load: '
const lines = '# Digital Mitosis load: straight lines between the rows'
const header = 'time_s,requests_per_s'

/** A load as a table: the rate at each point of a drawn curve, or the rate that holds from each row on. */
export function loadToCsv(load: LoadCurve): string {
  const rows =
    load.form === 'linear'
      ? load.points.map(([at, rate]) => `${at},${rate}`)
      : load.rates.map((rate, i) => `${i * load.every},${rate}`)
  const first =
    load.form === 'linear' ? lines : `# Digital Mitosis load: each row holds for ${load.every} s`
  return `${first}\n${header}\n${rows.join('\n')}\n`
}

/** True for a text that `loadToCsv` has written, whatever was done to its lines since. */
export function isMarked(text: string): boolean {
  return text
    .slice(0, 100)
    .replace(/^\uFEFF/u, '')
    .startsWith(mark)
}

/** Reads what `loadToCsv` has written; a damaged line is refused with its number. */
export function readMarkedLoad(text: string): Result<RawLoad> {
  const [first = '', second = '', ...rest] = text
    .replace(/^\uFEFF/u, '')
    .trimEnd()
    .split(/\r?\n/u)
  const form = first.trimEnd()
  const [, told] = /^# Digital Mitosis load: each row holds for (\S+) s$/u.exec(form) ?? []
  const every = told === undefined ? null : Number(told)
  if ((form !== lines && every === null) || second.trim() !== header) {
    return refuse(
      `Line 1 or 2 of this load is damaged; write “${lines}” and “${header}”, or take line 1 out to have it read as a table.`,
    )
  }
  const points: (readonly [number, number])[] = []
  for (const [at, row] of rest.entries()) {
    const [time, rate, ...more] = row.split(',').map((cell) => numberOf(cell))
    if (time === undefined || rate === undefined || more.length > 0) {
      return refuse(
        `Line ${at + 3}: ${shown(row)} is not a time and a rate. Correct it, or take line 1 out to have the file read as a table.`,
      )
    }
    points.push([time, rate])
  }
  const load = checkLoad(
    every === null
      ? { form: 'linear', points }
      : { form: 'steps', every, rates: points.map(([, rate]) => rate) },
  )
  if (!load.ok) return load
  const wrong =
    every === null ? -1 : points.findIndex(([time], i) => Math.abs(time - i * every) > every / 1000)
  if (wrong >= 0) {
    return refuse(
      `Line ${wrong + 3}: the time should be ${wrong * (every ?? 0)}; correct it, or take line 1 out to have the file read as a table.`,
    )
  }
  return { ok: true, value: rawOf(load.value) }
}

function numberOf(cell: string): number | undefined {
  const text = cell.trim()
  return text !== '' && text.length <= 64 && /^[\d.eE+-]+$/u.test(text) ? Number(text) : undefined
}

function rawOf(load: LoadCurve): RawLoad {
  const rows = load.form === 'linear' ? load.points : load.rates.map((rate) => [0, rate] as const)
  return {
    form: 'curve',
    delimiter: ',',
    decimal: '.',
    columns: [],
    timeColumn: null,
    valueColumn: 0,
    sampleRows: [],
    sources: [],
    curve: load.form === 'linear' ? load : null,
    start: null,
    unit: 'rate',
    per: 1,
    placeName: 'Line',
    problems: [],
    series: rows.map(([, value], i) => ({ time: null, value, place: i + 3 })),
    // Intervals of a curve of lines are not taken; its length is what they add up to.
    interval: load.form === 'steps' ? load.every : loadDuration(load) / rows.length,
  }
}
