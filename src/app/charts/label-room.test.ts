import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import { scenarios } from '#core/organisms/autoscaled-service/scenarios.ts'
import { chartsText } from '#text/en/charts.ts'
import { createWords, english, type Words } from '#text/words.ts'
import { sampleColumns } from '#worker/frame.ts'
import type { ChartKind, ChartScene, Drawn } from './chart-kind.ts'
import { paintChart } from './chart-painter.ts'
import type { ChartTheme } from './chart-theme.ts'
import { allCharts, plainTheme } from './charts.test-support.ts'
import { createChartsStage } from './charts-scene.ts'
import { costChart } from './cost-chart.ts'
import { sharedWidth, type Box } from './label-space.ts'
import { crossedWidth, lineRoom } from './line-room.ts'
import type { Lettering, Pen, TextStyle } from './pen.ts'
import { sampleValue, type Samples } from './samples.ts'

/** From the narrowest column of four in a low window to an exported chart, px. */
const sizes = [
  [226, 72],
  [226, 92],
  [262, 140],
  [340, 96],
  [358, 128],
  [560, 250],
] as const
const moments = [20, 150, 210, 300, 620] as const

/** Letters as they are, and those of a projector. */
const themes: readonly ChartTheme[] = [0, 12].map((least) => ({ ...plainTheme, least }))

interface Written extends Box {
  readonly text: string
  readonly size: number
  readonly weight: number
}

/** The texts of a chart with their boxes, and what it has drawn. */
function textsOf(kind: ChartKind, scene: ChartScene, theme: ChartTheme, [w, h]: readonly number[]) {
  const texts: Written[] = []
  const measure = (text: string, { size }: Lettering): number =>
    0.52 * Math.max(size, theme.least) * text.length
  const write = (text: string, style: TextStyle): void => {
    const [width, height] = [measure(text, style), Math.max(style.size, theme.least)]
    const left = { left: 0, center: width / 2, right: width }[style.align ?? 'left']
    const y = style.y - (style.middle === true ? height / 2 : 0.8 * height)
    const { size, weight } = style
    texts.push({ text, size, weight, x: style.x - left, y, width, height })
  }
  const pen: Pen = {
    stroke: () => undefined,
    fill: () => undefined,
    text: write,
    measure,
    clip: (_, draw) => draw(),
  }
  let drawn: Drawn | null = null
  const watched: ChartKind = { ...kind, draw: (...given) => (drawn = kind.draw(...given)) }
  paintChart(watched, { scene, theme, cursor: false }, pen, {
    x: 0,
    y: 0,
    width: w ?? 0,
    height: h ?? 0,
  })
  // The chart has been drawn; the checker does not see the assignment.
  return { texts, past: (drawn as Drawn | null)?.past ?? [] }
}

/** What a chart shows at a moment of a run, with or without what is to come. */
function sceneOf(run: Run, time: number, words: Words, foresight: boolean): ChartScene {
  const { figures, past, later } = run.at(time)
  const stage = createChartsStage(words)
  return stage.sceneOf(
    {
      run: 1,
      service: null,
      samples: past,
      time,
      levels: null,
      duration: 900,
      objective: { latency: 1, percentile: 99 },
      bill: figures,
      foresight,
      future: foresight ? { history: later, until: time + 60 } : null,
      reference: null,
      approximate: [],
    },
    'whole',
    null,
  )
}

interface Run {
  at(time: number): {
    readonly past: Samples
    readonly later: Samples
    readonly figures: { readonly total: number; readonly notServing: number }
  }
}

function runOf(name: 'surge' | 'flash'): Run {
  const begun = organismOf('autoscaled-service')?.begin(scenarios[name].settings, 1)
  if (begun?.ok !== true) throw new Error('the scenario begins')
  const run = begun.value
  const width = sampleColumns.length
  const costs = new Map<number, { total: number; notServing: number }>()
  for (const time of moments) {
    run.advanceTo(time, Infinity)
    costs.set(time, run.figures().cost)
  }
  run.advanceTo((moments.at(-1) ?? 0) + 60, Infinity)
  const { rows } = run.history()
  const part = (from: number, to: number): Samples => {
    return { rows: rows.slice(from * width, to * width), count: to - from }
  }
  return {
    at: (time) => ({
      past: part(0, time),
      later: part(time, Math.min(time + 60, rows.length / width)),
      figures: costs.get(time) ?? { total: 0, notServing: 0 },
    }),
  }
}

async function german(): Promise<Words> {
  const words = createWords()
  expect(await words.take('de')).toBe(true)
  return words.now()
}

describe('the texts in a chart', () => {
  it('[D11] [D28] lie on no other text and on no value, at every size, in every theme and language', async () => {
    const faults: string[] = []
    let seen = 0
    const named: string[] = []
    for (const name of ['surge', 'flash'] as const) {
      const run = runOf(name)
      for (const words of [english, await german()])
        for (const theme of themes)
          for (const size of sizes)
            for (const time of moments)
              for (const foresight of [false, true]) {
                const scene = sceneOf(run, time, words, foresight)
                for (const kind of allCharts) {
                  const { texts, past } = textsOf(kind, scene, theme, size)
                  seen += texts.length
                  if (kind === costChart && size[0] >= 340 && hasUnused(scene)) {
                    named.push(areasNamed(texts, words))
                  }
                  const where = `${kind.name} ${name} ${words.locale} ${theme.least} ${size.join('×')} ${time} ${foresight}`
                  faults.push(...faultsOf(texts, past, size).map((fault) => `${where}: ${fault}`))
                }
              }
    }
    expect(seen).toBeGreaterThan(5000)
    // Both areas are named wherever there is room, which is nearly everywhere.
    expect(named.length).toBeGreaterThan(100)
    const unnamed = named.filter((names) => names !== 'not serving, serving')
    expect(unnamed.length).toBeLessThan(named.length / 50)
    expect(faults).toEqual([])
  })
})

function hasUnused({ read }: ChartScene): boolean {
  return read !== null && sampleValue(read.samples, 'costNotServing', read.row) > 0
}

/** The names of the areas of cost that a chart shows, from above. */
function areasNamed(texts: readonly Written[], words: Words): string {
  const { serving, notServing } = words.text(chartsText)
  const shown = texts.filter(({ text }) => text === serving || text === notServing)
  const english = shown
    .toSorted((a, b) => a.y - b.y)
    .map(({ text }) => (text === serving ? 'serving' : 'not serving'))
  return english.join(', ')
}

function faultsOf(
  texts: readonly Written[],
  past: Drawn['past'],
  [width, height]: readonly [number, number],
): readonly string[] {
  const room = lineRoom(past, { left: 0, right: width })
  const faults: string[] = []
  texts.forEach((one, index) => {
    if (one.x < -1 || one.x + one.width > width + 1) faults.push(`“${one.text}” is cut at a side`)
    if (one.y < -2 || one.y + one.height > height + 1)
      faults.push(`“${one.text}” is cut above or below`)
    for (const other of texts.slice(index + 1)) {
      const shrunk = { ...one, y: one.y + 1.5, height: one.height - 3 }
      if (sharedWidth(shrunk, other) > 1) faults.push(`“${one.text}” lies on “${other.text}”`)
      const wider = { ...shrunk, x: one.x - 3, width: one.width + 6 }
      if (sharedWidth(wider, other) > 0) faults.push(`“${one.text}” runs into “${other.text}”`)
    }
    // Values and names of areas; the name of the objective has a veil where it must.
    if (one.size === 11) {
      const inner = { ...one, y: one.y + 2, height: one.height - 4 }
      const crossed = crossedWidth(room, inner)
      if (crossed > 2) faults.push(`“${one.text}” lies on ${crossed} px of a line`)
    }
  })
  return faults
}
