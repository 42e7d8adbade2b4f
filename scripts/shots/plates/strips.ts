import type { PictureTheme } from '#app/exports/film-stage.ts'
import { createSecondRun, type SecondRun } from '#app/exports/second-run.ts'
import { phases } from '#core/cells/phases.ts'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import type { Recording } from '#core/organisms/recording.ts'
import type { Plain } from '#core/schema/schema.ts'
import { cellValue, type Frame } from '#worker/frame.ts'
import { onlyCells, openCellStage, stepMs, type CellStage } from './cell-stage.ts'
import { type Figure, layPlate } from './plate.ts'

/** What one cell of a real run does at a time. */
interface Life {
  readonly phase: string
  readonly progress: number
  readonly inService: number
}

/** A moment of the strip: taken when the cell has come so far. */
interface Wanted {
  readonly name: string
  readonly line: (life: Life) => string
  readonly phase: string
  readonly progress: number
}

const step = stepMs / 1000
const grid = { columns: [153, 452, 750, 1048], rows: [232, 482], captionAt: 84 }
const cut = { width: 280, height: 200, scale: 0.72 }

const steady = (rate: number, settings: Recording['settings']): Recording => ({
  engine: 2,
  organism: 'autoscaled-service',
  seed: 1,
  settings: {
    load: {
      form: 'linear',
      points: [
        [0, rate],
        [900, rate],
      ],
    },
    ...settings,
  },
  log: [],
})

function hpaOf(minReplicas: number, maxReplicas: number): Plain {
  // A specification is plain data; its interface does not say so.
  return { ...parameters.hpa.start, minReplicas, maxReplicas } as unknown as Plain
}

/** The cell of that id in a frame, or null when it is not there. */
function lifeOf(frame: Frame, id: number): Life | null {
  for (let row = 0; row < frame.cellCount; row++) {
    if (cellValue(frame, 'id', row) !== id) continue
    const phase = phases[cellValue(frame, 'phase', row)] ?? ''
    const inService = cellValue(frame, 'inService', row)
    return { phase, progress: cellValue(frame, 'progress', row), inService }
  }
  return null
}

/** The moments of a division: each is taken when the daughter has come so far. */
const division: readonly Wanted[] = [
  { name: 'Interphase', line: () => 'serving, above the target', phase: '', progress: 0 },
  { name: 'Prophase', line: () => 'scheduled to a node', phase: 'scheduled', progress: 0.5 },
  { name: 'Prometaphase', line: () => 'image pull begins', phase: 'pulling', progress: 0.04 },
  {
    name: 'Metaphase',
    line: ({ progress }) => `image pull, ${Math.floor(progress * 6 + 1e-6)} of 6 layers`,
    phase: 'pulling',
    progress: 0.67,
  },
  { name: 'Anaphase', line: () => 'container boot', phase: 'booting', progress: 0.25 },
  { name: 'Late anaphase', line: () => 'container boot', phase: 'booting', progress: 0.75 },
  { name: 'Telophase', line: () => 'readiness probe', phase: 'probing', progress: 0.4 },
  { name: 'Two daughters', line: () => 'both serving', phase: 'serving', progress: 0 },
]

/** One replica becomes two: a real run of one cell, walked through its first division. */
export async function drawDivision(theme: PictureTheme): Promise<void> {
  const run = createSecondRun(steady(30, { initialReplicas: 1, hpa: hpaOf(1, 2) }), () => undefined)
  const stage = await openCellStage(theme)
  const figures: Figure[] = []
  const [both, daughter] = [new Set([1, 2]), 2]
  let [born, served] = [-1, 0]
  for (let time = 10; figures.length < division.length && time < 400; time += step) {
    const { frame } = await run.reach(time)
    const life = lifeOf(frame, daughter)
    stage.show(onlyCells(frame, both))
    const wanted = division[figures.length]
    if (life === null || wanted === undefined) continue
    if (born < 0) born = time
    if (life.phase === 'serving') served += step
    // Both halves have come to rest, and their load is that of one window.
    if (wanted.phase === 'serving' ? served < 16 : !isReached(life, wanted)) continue
    figures.push(figureOf(stage, wanted, life, served > 0 ? time - served - born : time - born))
  }
  run.destroy()
  stage.destroy()
  if (figures.length < division.length) throw new Error('the run had no whole division')
  layPlate(
    'One replica becomes two',
    `Eight moments of a ${figures.at(-1)?.time?.replace(' s', '') ?? ''} second division. Every phase is a real step of provisioning, and the dashed half cannot serve until the last one.`,
    figures,
    grid,
  )
}

/** The moments of a death: draining as long as there are requests, then the shutdown, then it is gone. */
const death: readonly Wanted[] = [
  { name: 'Serving', line: () => 'load below the target', phase: 'serving', progress: 0 },
  { name: 'Chosen', line: () => 'removed from routing', phase: 'draining', progress: 0 },
  { name: 'Draining', line: requestsLeft, phase: 'draining', progress: 0.03 },
  { name: 'Signal sent', line: requestsLeft, phase: 'draining', progress: 0.9 },
  { name: 'Blebbing', line: () => 'process exited', phase: 'dead', progress: 0.2 },
  { name: 'Gone', line: () => 'cost stops', phase: 'dead', progress: 0.45 },
]

/** One replica leaves: two cells with little load, until the autoscaler prunes one of them. */
export async function drawDeath(theme: PictureTheme): Promise<void> {
  const settings = { initialReplicas: 2, hpa: hpaOf(1, 2), serviceMean: 0.4, shutdown: 8 }
  const run = createSecondRun(steady(3, settings), () => undefined)
  const stage = await openCellStage(theme)
  const figures: Figure[] = []
  const before = await prunedBy(run)
  const again = createSecondRun(steady(3, settings), () => undefined)
  // View time since the cell is gone: clearing it away takes 0.6 s.
  let gone = 0
  for (
    let time = before.time - 4;
    figures.length < death.length && time < before.time + 60;
    time += step
  ) {
    const { frame } = await again.reach(time)
    const life = lifeOf(frame, before.id) ?? { phase: 'dead', progress: gone, inService: 0 }
    stage.show(onlyCells(frame, new Set([before.id])))
    if (life.phase === 'dead') gone += step
    const wanted = death[figures.length]
    if (wanted === undefined || time < before.time - 1) continue
    if (!isReached(life, wanted)) continue
    figures.push(figureOf(stage, wanted, life, Math.max(0, time - before.time)))
  }
  run.destroy()
  again.destroy()
  stage.destroy()
  if (figures.length < death.length) throw new Error('the run had no whole death')
  layPlate(
    'Leaving, in six moments',
    'Pruning is apoptosis: the cell stops taking requests, drains, packs itself into bodies and is cleared. Nothing spills.',
    figures,
    grid,
  )
}

/** The first cell that the autoscaler prunes, and when. */
async function prunedBy(run: SecondRun): Promise<{ readonly id: number; readonly time: number }> {
  for (let time = 100; time < 900; time += 5) {
    const { notes } = await run.reach(time)
    const found = notes.find(({ kind }) => kind === 'draining')
    if (found !== undefined) return found
  }
  throw new Error('the run prunes no cell')
}

function requestsLeft({ inService }: Life): string {
  if (inService === 0) return 'its last request is served'
  return `finishing ${inService} ${inService === 1 ? 'request' : 'requests'}`
}

function isReached({ phase, progress }: Life, wanted: Wanted): boolean {
  if (wanted.phase === '') return true
  if (phase === wanted.phase) return progress >= wanted.progress
  const order: readonly string[] = phases
  return order.indexOf(phase) > order.indexOf(wanted.phase)
}

function figureOf(stage: CellStage, { name, line }: Wanted, life: Life, seconds: number): Figure {
  return { picture: stage.crop(cut), name, line: line(life), time: `${Math.round(seconds)} s` }
}
