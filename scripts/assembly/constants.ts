import { histogramCell, histogramCells } from '#core/kernel/histogram.ts'
import { layOut } from '#core/kernel/lay-out.ts'
import { sizeBytes } from '#core/kernel/memory.ts'
import { atOnce, atWork, unserved } from '#core/mesh/book.ts'
import { columnNames, deskLayout } from '#core/mesh/compiled/desk.ts'
import { bytesOf, offsetsOf, records, type RecordName } from '#core/mesh/compiled/records.ts'
import { counter, edgeCounters } from '#core/mesh/edge-counters.ts'
import { leaving } from '#core/mesh/departures.ts'
import { discipline } from '#core/mesh/disciplines.ts'
import { hand } from '#core/mesh/hand.ts'
import { jobField } from '#core/mesh/jobs.ts'
import { returned } from '#core/mesh/returns.ts'
import { blockSize, returnsLeast, wheelSlots } from '#core/mesh/sizes.ts'
import { movesMost } from '#core/mesh/merge-sort.ts'
import { bucketsMax, few } from '#core/mesh/sort.ts'
import { at, flag, noTask, taskNumbers, triesUnit, word } from '#core/mesh/tasks.ts'
import { turn } from '#core/mesh/wheel.ts'
import { special } from '#core/mesh/wiring.ts'
import { batch, cellField, glance } from '#core/traffic/plane.ts'

type Numbers = Readonly<Record<string, number>>

/** All that the sources in src/assembly must know of the engine in TypeScript, as a source of its own. */
export function constantsSource(): string {
  const names = Object.keys(records) as RecordName[]
  return [
    '// Written by `npm run assembly` from the sources in TypeScript; where the engine has changed, so does this.\n',
    namespace('desk', 'usize', addresses()),
    namespace('task', 'usize', {
      ...times(8, at),
      ...times(4, word),
      bytes: 8 * taskNumbers,
    }),
    ...names.map((name) => namespace(name, 'usize', { ...offsetsOf(name), bytes: bytesOf(name) })),
    namespace('cell', 'usize', times(8, cellField)),
    namespace('job', 'usize', times(8, jobField)),
    namespace('leaving', 'usize', times(4, leaving)),
    namespace('hand', 'usize', times(8, hand)),
    namespace('turn', 'usize', times(8, turn)),
    namespace('counter', 'usize', { ...times(8, counter), bytes: 8 * edgeCounters.length }),
    namespace('flag', 'i32', flag),
    namespace('special', 'i32', special),
    namespace('discipline', 'i32', discipline),
    namespace('what', 'i32', returned),
    namespace('histogram', 'i32', { cells: histogramCells, origin: originOfHistogram() }),
    namespace('size', 'i32', {
      wheelSlots,
      blockSize,
      returnsLeast,
      few,
      movesMost,
      bucketsMax,
      batch,
      glance,
    }),
    `export const noTask: i32 = ${noTask}\nexport const triesUnit: i32 = ${triesUnit}\n`,
    `export const unserved: f64 = ${unserved}\nexport const atWork: f64 = ${atWork}\nexport const atOnce: f64 = ${atOnce}\n`,
  ].join('\n')
}

/** Where on the desk everything lies whose place does not depend on how large the mesh is. */
function addresses(): Numbers {
  const layout = deskLayout({ services: 0, edges: 0, populations: 0, tasks: 0 })
  const desk = layOut(new ArrayBuffer(sizeBytes(layout)), 0, layout)
  const fixed = Object.entries(desk).filter(
    (entry): entry is [string, Float64Array | Int32Array] =>
      ArrayBuffer.isView(entry[1]) && entry[1].length > 0,
  )
  return {
    ...Object.fromEntries(fixed.map(([name, { byteOffset }]) => [name, byteOffset])),
    ...Object.fromEntries(columnNames.map((name) => [name, desk.addresses[name].byteOffset])),
  }
}

function times(factor: number, numbers: Numbers): Numbers {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, factor * value]))
}

/** The first cell of a histogram by the bits of a Float32. */
function originOfHistogram(): number {
  const one = new Int32Array(Float32Array.of(1).buffer)[0] ?? 0
  return (one >> 18) - histogramCell(1)
}

function namespace(name: string, type: 'usize' | 'i32', numbers: Numbers): string {
  const lines = Object.entries(numbers).map(
    ([key, value]) => `  export const ${key}: ${type} = ${value}\n`,
  )
  return `export namespace ${name} {\n${lines.join('')}}\n`
}
