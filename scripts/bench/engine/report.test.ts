import { describe, expect, it } from 'vitest'
import { format } from 'prettier'
import type { Part } from '../engine.mjs'
import { judgeAll } from './bounds.mjs'
import { asJson, asPage, asText, machine } from './report.mjs'

const part: Part = {
  heading: 'Whole runs',
  notes: ['One line', 'and another.'],
  table: [
    ['load', 'seconds'],
    ['a day', '1.20'],
  ],
  details: {
    heading: 'Who allocates',
    table: [
      ['plane', 'place'],
      ['data', 'src/core/traffic/flow.ts:19 flow'],
    ],
  },
  values: { hours: 7.204 },
  data: { runs: [{ wall: 7.204 }] },
}
const parts = new Map([['hours', part]])
const verdicts = judgeAll(['hours', 'ladder'], part.values)

describe('what npm run bench reports', () => {
  it('[M20] is one JSON object with machine, bounds and every figure', () => {
    const told: unknown = JSON.parse(asJson(parts, verdicts))
    expect(told).toMatchObject({
      machine: { node: process.version },
      bounds: [
        { id: 'hours', atMost: 6, value: 7.204, verdict: 'too slow', isMissed: true },
        { id: 'ladder', value: null, verdict: 'not measured', isMissed: false },
      ],
      parts: { hours: { runs: [{ wall: 7.204 }] } },
    })
  })

  it('[M20] is a page as the formatter writes it, with machine and date', async () => {
    const page = asPage(parts, verdicts)
    expect(await format(page, { parser: 'markdown', printWidth: 100 })).toBe(page)
    const { date, cpu } = machine()
    expect(page).toContain(`on ${date}: Node ${process.version}`)
    expect(page).toContain(cpu)
    expect(page).toMatch(/\| a run of twelve real hours +\| 7.2 s +\| ≤ 6 s +\| 1.20 /)
  })

  it('[M20] is a text with the verdicts at its end', () => {
    const text = asText(parts, verdicts)
    expect(text).toContain('a day  1.20\n')
    expect(text.split('\n').at(-1)).toMatch(/10 to 30,000 cells +– +≤ 2.5 × +– +not measured$/)
  })
})
