import { formatClock } from '#text/clock.ts'
import { chartsText } from '#text/en/charts.ts'
import type { Words } from '#text/words.ts'
import { titleOf, type ChartKind, type ChartScene } from './chart-kind.ts'
import { element, setText } from './element.ts'
import { sampleValue } from './samples.ts'

const rowsMax = 60

/** Rows of a range at an even distance, at most sixty, and always the last one. */
export function tableRows(first: number, end: number): readonly number[] {
  // A power of two as distance and rows that are multiples of it keep most rows from update to update.
  let stride = 1
  while ((end - first) / stride > rowsMax - 2) stride *= 2
  const rows: number[] = []
  for (let row = Math.ceil(first / stride) * stride; row < end; row += stride) rows.push(row)
  if (end > first && rows.at(-1) !== end - 1) rows.push(end - 1)
  return rows
}

/** A chart's values as a table for screen readers. */
export interface ChartTable {
  readonly element: HTMLElement
  update(scene: ChartScene): void
}

/** Makes the table; it is hidden from sight and updated by its chart, at most once a second. */
export function createChartTable(kind: ChartKind, words: Words): ChartTable {
  const { columns } = kind
  const text = words.text(chartsText)
  const caption = element('caption')
  const body = element('tbody')
  const heads = [text.columns.time, ...columns.map((column) => text.columns[column.name])]
  const head = element(
    'thead',
    {},
    element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head))),
  )
  const table = element('table', {}, caption, head, body)

  return {
    element: element('div', { class: 'chart-hidden' }, table),
    update(scene) {
      const { samples, rows, duration } = scene
      const clock = (row: number) => formatClock(sampleValue(samples, 'time', row), duration)
      // The present may stand in the second of the last full row: then it alone tells of it.
      const chosen = tableRows(rows.first, rows.end).filter(
        (row, index, all) =>
          index === all.length - 1 || clock(row) !== clock(all[index + 1] ?? row),
      )
      setText(caption, text.some(titleOf(kind, scene), chosen.length, rows.end - rows.first))
      while (body.rows.length > chosen.length) body.deleteRow(-1)
      while (body.rows.length < chosen.length) {
        const added = body.insertRow()
        for (const _ of heads) added.insertCell()
      }
      chosen.forEach((row, index) => {
        const cells = body.rows[index]?.cells
        if (cells === undefined) return
        const texts = [clock(row), ...columns.map((column) => column.text(samples, row, words))]
        texts.forEach((text, column) => {
          const cell = cells[column]
          if (cell !== undefined) setText(cell, text)
        })
      })
    },
  }
}
