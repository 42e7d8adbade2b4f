import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { steadyMarks } from '#cli/bench-steady.ts'
import { readTraces } from './v8-traces.mjs'

const collection =
  '[527:0x1782ec40]       31 ms: Scavenge 4.4 (4.5) -> 3.6 (5.5) MB, 1.62 / 0.00 ms  (average mu = 1.000, current mu = 1.000) allocation failure; '
const marking =
  '[1561:0x20229e70]      388 ms: Mark-Compact (reduce) 10.1 (24.6) -> 3.8 (22.4) MB, 3.75 / 0.00 ms  (+ 0.0 ms in 1 steps since start of marking) finalize incremental marking via task; GC in old space requested'
const newer =
  '[85171:0x128008000]       26 ms: Scavenge 3.4 (4.2) -> 3.1 (5.2) MB, pooled: 0 MB, 0.38 / 0.00 ms  (average mu = 1.000, current mu = 1.000) allocation failure;'
const bailout =
  '[bailout (kind: deopt-eager, reason: wrong map): begin. deoptimizing 0x0b02590fc3e1 <JSFunction measure (sfi = 0x2ac98c43f51)>, 0x02ac98c462c1 <Code TURBOFAN>, opt id 1, bytecode offset 98, deopt exit 6, FP to SP delta 168, caller SP 0x7ffc0a840be0, pc 0x7fee54007e]'
const nameless =
  '[bailout (kind: deopt-lazy, reason: (unknown)): begin. deoptimizing 0x15302d1608b1 <JSFunction (sfi = 0x365ba892b051)>, 0x15302d161cf1 <Code TURBOFAN>, opt id 1]'
const invalidated =
  '[marking dependent code 0x0e459a6ec5c1 <Code TURBOFAN> (0x0e459a6eb0c9 <SharedFunctionInfo flow>) (opt id 0) for deoptimization, reason: code dependencies]'

const { begins, ends } = steadyMarks
const between = (...lines: readonly string[]) =>
  [collection, bailout, begins, ...lines, ends, marking, nameless, '{"requests":1}'].join('\n')

describe('reading what V8 traces', () => {
  it('[M25] counts what stands between the marks and nothing else', () => {
    expect(readTraces(between())).toEqual({
      ok: true,
      value: { collections: [], deoptimisations: [] },
    })
    const read = readTraces(between(collection, bailout, marking, newer, nameless, invalidated))
    expect(read).toEqual({
      ok: true,
      value: {
        collections: [
          { kind: 'Scavenge' },
          { kind: 'Mark-Compact (reduce)' },
          { kind: 'Scavenge' },
        ],
        deoptimisations: [
          { kind: 'deopt-eager', reason: 'wrong map', functionName: 'measure' },
          { kind: 'deopt-lazy', reason: '(unknown)', functionName: '' },
          { kind: 'invalidated', reason: 'code dependencies', functionName: 'flow' },
        ],
      },
    })
  })

  it('[M25] counts two that threads have written into one line', () => {
    const read = readTraces(between(`${collection}${newer}`, `${bailout}${bailout}`))
    expect(read.ok && read.value.collections).toHaveLength(2)
    expect(read.ok && read.value.deoptimisations).toHaveLength(2)
  })

  it('[M25] reads lines that end as on Windows', () => {
    const read = readTraces(between(collection, bailout).replaceAll('\n', '\r\n'))
    expect(read.ok && read.value.collections).toHaveLength(1)
  })

  it.each([
    ['no marks', collection],
    ['no end', `${begins}\n${collection}`],
    ['two ends', `${between()}\n${ends}`],
    ['the end first', `${ends}\n${begins}`],
    ['two steady states', `${between()}\n${between()}`],
  ])('[M25] refuses a text with %s', (_, text) => {
    expect(readTraces(text)).toMatchObject({ ok: false })
  })

  it('[M25] refuses a line that V8 is not known to say', () => {
    const read = readTraces(between('[527:0x1782ec40] something new happened'))
    expect(read).toEqual({
      ok: false,
      problem: 'V8 says something unknown: “[527:0x1782ec40] something new happened”',
    })
  })

  it('[M25] understands the V8 that runs it', () => {
    const script = `
      const { writeSync } = require('node:fs')
      const point = (x) => ({ x, y: 1 })
      const measure = (places) => { let sum = 0; for (const { x } of places) sum += x; return sum }
      const usual = Array.from({ length: 1000 }, (_, i) => point(i))
      for (let i = 0; i < 20000; i++) measure(usual)
      writeSync(1, '${begins}\\n')
      globalThis.kept = []
      for (let i = 0; i < 400000; i++) kept[i % 64] = [i, i, i]
      measure(Array.from({ length: 1000 }, (_, i) => ({ y: 1, name: 'other', x: i + 0.5 })))
      writeSync(1, '${ends}\\n')`
    const flags = ['--trace-gc', '--trace-deopt', '-e', script]
    const { stdout } = spawnSync(process.execPath, flags, { encoding: 'utf8' })
    const read = readTraces(stdout)
    expect(read.ok && read.value.collections.length).toBeGreaterThan(0)
    expect(read.ok && read.value.deoptimisations.map(({ functionName }) => functionName)).toContain(
      'measure',
    )
  })
})
