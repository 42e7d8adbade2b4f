import type { SourceMap } from 'node:module'
import { describe, expect, it } from 'vitest'
import type { ProfileNode } from '../heap-profile.mjs'
import { placesOf } from './allocated.mjs'

/** A bundle in which each line comes from another file. */
const files = [
  'src/core/control/scaling.ts',
  'src/core/traffic/arrivals.ts',
  'src/core/kernel/ziggurat.ts',
  'src/cli/bench-steady.ts',
]
const map = {
  findEntry: (line: number) => ({ originalSource: `../../${files[line]}`, originalLine: 9 }),
} as unknown as SourceMap
const maps = new Map([['program.mjs', map]])

const node = (line: number, name: string, selfSize: number, children: ProfileNode[] = []) => ({
  callFrame: {
    functionName: name,
    url: line < 0 ? '' : 'file:///x/program.mjs',
    lineNumber: line,
    columnNumber: 0,
  },
  selfSize,
  children,
})

describe('who allocates', () => {
  it('[M25] is told by the plane that called, most bytes first', () => {
    const ziggurat = (size: number) => node(2, 'exponential', size)
    const head = node(-1, '(root)', 5, [
      node(3, 'go', 7, [
        node(1, 'drawGaps', 100, [ziggurat(300), node(-1, 'subarray', 50)]),
        node(0, 'sync', 200, [ziggurat(20), node(1, 'drawGaps', 40)]),
        // Nobody of the core has called it.
        ziggurat(1000),
      ]),
    ])
    expect(placesOf(head, maps)).toEqual([
      { place: 'src/core/kernel/ziggurat.ts:10 exponential', plane: 'data', bytes: 300 },
      { place: 'src/core/control/scaling.ts:10 sync', plane: 'control', bytes: 200 },
      { place: 'src/core/traffic/arrivals.ts:10 drawGaps', plane: 'data', bytes: 190 },
      { place: 'src/core/kernel/ziggurat.ts:10 exponential', plane: 'control', bytes: 20 },
    ])
  })
})
