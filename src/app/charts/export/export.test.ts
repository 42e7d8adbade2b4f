import { describe, expect, it } from 'vitest'
import { scenarios } from '#core/organisms/autoscaled-service/scenarios.ts'
import { organismOf } from '#core/organisms/models.ts'
import { readChartsCsv, writeChartsCsv } from '#share/charts-csv.ts'
import { chartsText } from '#text/en/charts.ts'
import { chartsFileText } from '#text/en/charts-file.ts'
import { createWords, english } from '#text/words.ts'
import { sampleColumns } from '#worker/frame.ts'
import { arrivalsChart } from '../arrivals-chart.ts'
import type { ChartKind, ChartScene } from '../chart-kind.ts'
import { paintChart } from '../chart-painter.ts'
import { allCharts as kinds, plainTheme as theme } from '../charts.test-support.ts'
import { createChartsStage, type ChartsInput } from '../charts-scene.ts'
import { costChart } from '../cost-chart.ts'
import { latencyChart } from '../latency-chart.ts'
import type { Lettering, Pen } from '../pen.ts'
import { replicasChart } from '../replicas-chart.ts'
import type { Samples } from '../samples.ts'
import { keyLine, keyLines } from './key.ts'
import { pictureSize } from './picture.ts'
import { svgFile } from './svg-file.ts'
import { createSvgPen, escapeXml } from './svg-pen.ts'

const measure = (text: string, { size }: Lettering): number => 0.55 * size * text.length

/** Five minutes of “Surge”, then what is to come: a real history with a missed objective in it. */
function surge(): { readonly past: Samples; readonly input: ChartsInput } {
  const begun = organismOf('autoscaled-service')?.begin(scenarios.surge.settings, 1)
  if (begun?.ok !== true) throw new Error('the scenario begins')
  const run = begun.value
  const width = sampleColumns.length
  run.advanceTo(300, Infinity)
  const { rows, count } = run.history()
  const past = { rows: rows.slice(0, count * width), count }
  run.advanceTo(420, Infinity)
  const later = run.history()
  const future = {
    history: { rows: later.rows.slice(count * width), count: later.count - count },
    until: 420,
  }
  const input: ChartsInput = {
    run: 1,
    service: null,
    samples: past,
    time: 300,
    levels: null,
    duration: 900,
    objective: { latency: 1, percentile: 99 },
    bill: { total: 1.5, notServing: 0.25 },
    foresight: true,
    future,
    reference: null,
    approximate: [],
  }
  return { past, input }
}

const { past, input } = surge()

function sceneOf(samples: Samples): ChartScene {
  return createChartsStage(english).sceneOf({ ...input, samples }, 'whole', null)
}

/** A call of the pen: its name, its path and how it was drawn. */
type Call = readonly [
  name: string,
  path?: readonly number[],
  style?: { readonly color: string; readonly dash?: readonly number[]; readonly opacity?: number },
]

/** Every call that a chart makes of its pen. */
function callsOf(kind: ChartKind, scene: ChartScene): readonly unknown[] {
  const calls: unknown[] = []
  const pen: Pen = {
    stroke: (path, line) => void calls.push(['stroke', path, line]),
    fill: (path, area) => void calls.push(['fill', path, area]),
    text: (text, style) => void calls.push(['text', text, style]),
    measure,
    clip(path, draw) {
      calls.push(['clip', path])
      draw()
      calls.push(['end of clip'])
    },
  }
  paintChart(kind, { scene, theme, cursor: false }, pen, { x: 0, y: 0, width: 300, height: 150 })
  return calls
}

describe('charts as files', () => {
  it('[P27] say with ≈ and dashes what was counted by level, in title and key', () => {
    const approximate = [
      { from: 20, to: 60 },
      { from: 250, to: null },
    ]
    const scene = createChartsStage(english).sceneOf({ ...input, approximate }, 'whole', null)
    const dashes = (of: ChartScene) =>
      (callsOf(latencyChart, of) as readonly Call[]).filter(
        ([, path, style]) => style?.color === theme.text2 && path?.[2] === 6 && path.length === 6,
      )
    expect(dashes(scene)).toHaveLength(2)
    // What may come goes on from the stretch that lasts, as far as it is known.
    expect(scene.approximate).toEqual([
      { from: 20, to: 60 },
      { from: 250, to: 420 },
    ])
    const unseen = { ...input, future: null, approximate }
    const present = createChartsStage(english).sceneOf(unseen, 'whole', null)
    expect(present.approximate.at(-1)).toEqual({ from: 250, to: 300 })
    expect(dashes(sceneOf(past))).toHaveLength(0)
    const picture = { kinds, scene, theme, heading: 'Surge', caption: [] }
    const svg = svgFile(picture, measure)
    expect(svg.match(/≈<\/text>/g)).toHaveLength(kinds.length)
    expect(svg).toContain('≈ counted by level')
    expect(svgFile({ ...picture, scene: sceneOf(past) }, measure)).not.toContain('≈')
  })

  it('[D22] read back from CSV make the same drawing, call by call', () => {
    for (const kind of kinds) {
      const file = { facts: {}, columns: kind.shows, ...past }
      const read = readChartsCsv(writeChartsCsv(file))
      if (!read.ok) throw new Error(read.problem)
      const { rows, count } = read.value
      const drawn = callsOf(kind, sceneOf(past))
      expect(drawn.length).toBeGreaterThan(20)
      // What the file does not hold of the future's first row is not drawn by this chart.
      expect(callsOf(kind, sceneOf({ rows, count }))).toEqual(drawn)
    }
  })

  it('[D14] [D21] wishes and limits are dashed, and hatching tells what is missed from what does not serve', () => {
    const present = { ...input, foresight: false, future: null }
    const scene = createChartsStage(english).sceneOf(present, 'whole', null)
    const drawn = (kind: ChartKind) =>
      (callsOf(kind, scene) as readonly Call[]).filter(([, path]) => path?.length !== 0)
    const dashed = (kind: ChartKind, color: string) =>
      drawn(kind).filter(([, , style]) => style?.color === color && style.dash !== undefined)
    expect(dashed(latencyChart, theme.danger)).toHaveLength(1)
    expect(dashed(replicasChart, theme.desired).length).toBeGreaterThan(0)
    expect(dashed(replicasChart, theme.ready)).toHaveLength(0)
    // A hatching is a path of more than ten lines inside a clip; its first line tells where it rises.
    const hatchings = (kind: ChartKind) =>
      drawn(kind).flatMap(([name, path], at, calls) =>
        name === 'stroke' && calls[at - 1]?.[0] === 'clip' && (path?.length ?? 0) > 60
          ? [(path?.[2] ?? 0) > (path?.[5] ?? 0) ? 'rising' : 'falling']
          : [],
      )
    expect(hatchings(latencyChart)).toEqual(['rising'])
    expect(hatchings(arrivalsChart)).toEqual(['rising'])
    expect(hatchings(costChart)).toEqual(['falling'])
    const texts = drawn(costChart).filter(([name]) => name === 'text')
    expect(JSON.stringify(texts)).toContain('$1.50 so far')
  })

  it('[D26] shown beside a run are drawn pale, and only where they hold the columns', () => {
    const file = { facts: {}, columns: latencyChart.shows, ...past }
    const read = readChartsCsv(writeChartsCsv(file))
    if (!read.ok) throw new Error(read.problem)
    const { rows, count } = read.value
    const reference = { name: 'before.csv', samples: { rows, count } }
    const scene = createChartsStage(english).sceneOf({ ...input, reference }, 'whole', null)
    const pale = (kind: ChartKind): number => {
      const found = callsOf(kind, scene).filter((call) => {
        const [name, path, style] = call as readonly [
          string,
          readonly number[],
          { opacity?: number },
        ]
        return name === 'stroke' && style.opacity === 0.38 && path.length > 0
      })
      return found.length
    }
    expect(pale(latencyChart)).toBe(2)
    expect(pale(replicasChart)).toBe(0)
  })

  it('[D25] as SVG are well-formed, name their fonts and say what they show', () => {
    const scene = sceneOf(past)
    const heading = 'Surge & “more” at 05:00'
    const caption = ['99% within 1 s', 'https://example.org/#s=surge']
    const text = svgFile({ kinds, scene, theme, heading, caption }, measure)
    const { width, height } = pictureSize({ kinds, scene, theme, caption }, measure)
    expect(text).toContain(`viewBox="0 0 ${width} ${height}"`)
    expect(text).toContain('font-family="&quot;Instrument Sans&quot;, sans-serif"')
    expect(text).toContain('<title id="title">Surge &amp; “more” at 05:00</title>')
    expect(text).toMatch(/<desc id="desc">Arrivals and capacity.*requests per second arrive/u)
    expect(text).not.toMatch(/NaN|undefined|Infinity/u)
    expect(openElements(text)).toEqual([])
    // Every clip that is used is there, once.
    const used = [...text.matchAll(/url\(#(clip-\d+)\)/gu)].map(([, id]) => id)
    expect(used.length).toBeGreaterThan(2)
    expect([...text.matchAll(/<clipPath id="(clip-\d+)"/gu)].map(([, id]) => id)).toEqual(used)
  })

  it('[D31] say which mark is what, what may come, and of which run they are', () => {
    const heading = 'Surge, seed 1, at 05:00'
    const caption = ['99% within 1 s', 'https://example.org/#s=surge']
    const written = (scene: ChartScene, shown: readonly ChartKind[]) =>
      svgFile({ kinds: shown, scene, theme, heading, caption }, measure)
    const keys = english.text(chartsFileText).key
    const { ahead, approximate: rough, beside, ...always } = keys
    const all = written(sceneOf(past), kinds)
    for (const name of [ahead, ...Object.values(always), heading, ...caption]) {
      expect(all).toContain(`>${name}</text>`)
    }
    for (const name of [beside, rough]) expect(all).not.toContain(`>${name}</text>`)
    expect(
      Object.values(always).filter((name) => written(sceneOf(past), [costChart]).includes(name)),
    ).toEqual([keys.serving, keys.notServing, keys.perHour])
    const present = { ...input, foresight: false, future: null }
    const resting = createChartsStage(english).sceneOf(present, 'whole', null)
    expect(written(resting, kinds)).not.toContain(ahead)
    // Keys, titles and captions stand inside of the picture.
    for (const shown of [kinds, [latencyChart]]) {
      const size = { kinds: shown, scene: sceneOf(past), theme, caption }
      const { width, height } = pictureSize(size, measure)
      const texts = [...written(sceneOf(past), shown).matchAll(/<text x="([\d.]+)" y="([\d.]+)"/gu)]
      expect(texts.length).toBeGreaterThan(10)
      for (const [, x, y] of texts) {
        expect(Number(x)).toBeLessThan(width)
        expect(Number(y)).toBeLessThan(height)
      }
    }
  })

  it('[B21] name the service whose values they show, where there are several', () => {
    const shown = { ...sceneOf(past), service: 'checkout' }
    const picture = {
      kinds: [latencyChart, costChart],
      scene: shown,
      theme,
      heading: '',
      caption: [],
    }
    const file = svgFile(picture, measure)
    for (const title of ['Latency, checkout', 'Cost per hour, checkout']) {
      expect(file).toContain(`>${title}</text>`)
      expect(file).toContain(`${title}: `)
    }
    expect(svgFile({ ...picture, scene: sceneOf(past) }, measure)).toContain('>Latency</text>')
  })

  it('[D14] [D21] [D31] say only what is drawn, in every language', async () => {
    const words = createWords()
    for (const locale of ['en', 'de'] as const) {
      expect(await words.take(locale)).toBe(true)
      const scene = createChartsStage(words.now()).sceneOf(input, 'whole', null)
      const text = svgFile({ kinds, scene, theme, heading: 'Surge', caption: [] }, measure)
      const keys = words.now().text(chartsFileText).key
      for (const name of Object.values(keys)) expect(name).not.toMatch(/\bbar\b|balken/iu)
      // The line on top of the two areas of cost, and the bill as a number.
      expect(text).toContain(`>${keys.perHour}</text>`)
      expect(text).toContain(`>${words.now().text(chartsText).soFar(1.5)}</text>`)
    }
    const shows = (kind: ChartKind, color: string, isDashed: boolean) =>
      (callsOf(kind, sceneOf(past)) as readonly Call[]).some(
        ([name, path, style]) =>
          name === 'stroke' &&
          path?.length !== 0 &&
          style?.color === color &&
          (style.dash !== undefined) === isDashed,
      )
    expect(shows(arrivalsChart, theme.requests, false)).toBe(true)
    expect(shows(arrivalsChart, theme.ready, false)).toBe(true)
    expect(shows(latencyChart, theme.p99, false)).toBe(true)
    expect(shows(latencyChart, theme.p50, false)).toBe(true)
    expect(shows(latencyChart, theme.danger, true)).toBe(true)
    expect(shows(replicasChart, theme.desired, true)).toBe(true)
    expect(shows(replicasChart, theme.ready, false)).toBe(true)
    expect(shows(costChart, theme.text2, false)).toBe(true)
  })

  it('[D31] name a file beside the run, and no key reaches into its chart however long it is', async () => {
    const words = createWords()
    for (const locale of ['en', 'de', 'long'] as const) {
      expect(await words.take(locale)).toBe(true)
      const reference = { name: 'before.csv', samples: past }
      const scene = createChartsStage(words.now()).sceneOf({ ...input, reference }, 'whole', null)
      const keys = words.now().text(chartsFileText).key
      for (const [least, widening] of [
        [0, 1],
        [16, 1.7],
      ] as const) {
        const large = { ...theme, least }
        const wide: Pen['measure'] = (text, style) => widening * measure(text, style)
        const picture = { kinds, scene, theme: large, heading: 'Surge', caption: [] }
        const text = svgFile(picture, wide)
        expect(text.split(`>${escapeXml(keys.beside)}</text>`).length - 1).toBe(kinds.length)
        const room = pictureSize(picture, wide).height
        const lines = Math.max(...kinds.map((kind) => keyLines(kind, scene, wide, 560)))
        // Two rows of charts of 250 px, their titles, and as many lines of keys as the longest has.
        expect(room).toBe(48 + 30 + 2 * (20 + Math.max(2, lines) * keyLine(large) + 250) + 20)
        if (least > 0) expect(lines).toBeGreaterThan(2)
      }
    }
  })

  it('[D25] take any text, and spell a path as the canvas traces it', () => {
    expect(escapeXml('a<b>&"c"\u0000\u0001')).toBe('a&lt;b&gt;&amp;&quot;c&quot;\uFFFD\uFFFD')
    const pen = createSvgPen(measure, theme)
    pen.stroke([0, 1, 2, 1, 3.456, 4, 2, 0, 0, 3, 10, 10, 2], { color: 'red', width: 1 })
    expect(pen.written()).toContain('d="M1 2L3.46 4ZM12 10A2 2 0 1 1 8 10A2 2 0 1 1 12 10Z"')
    pen.text('<', { x: 1, y: 2, size: 10, weight: 400, color: 'red', halo: 'white' })
    expect(pen.written()).toContain('paint-order="stroke">&lt;</text>')
  })
})

/** The elements of a text that are still open at its end, or were closed in another order. */
function openElements(text: string): readonly string[] {
  const open: string[] = []
  for (const [tag, name = ''] of text.matchAll(/<\/?([a-zA-Z]+)[^>]*>/gu)) {
    if (tag.startsWith('</')) {
      if (open.at(-1) !== name) return [...open, `</${name}>`]
      open.pop()
    } else if (!tag.endsWith('/>')) open.push(name)
  }
  return open
}
