import type { Recording } from '#core/organisms/recording.ts'
import type { WordsSource } from '#text/words.ts'
import { simulatedTime, viewMs, type FilmPlan } from './clip-plan.ts'
import { openFilmStage, type FilmStage, type PictureLook } from './film-stage.ts'
import { outcomeOf, type Outcome } from './outcome.ts'
import { createSecondRun, type Moment, type SecondRun } from './second-run.ts'
import type { Title } from './title.ts'

/** What is filmed, and how. */
export interface Film {
  readonly recording: Recording
  /** The service that the sentences are about, by its index. */
  readonly service: number
  readonly plan: FilmPlan
  readonly look: PictureLook
  readonly words: WordsSource
  /** The sentence about a moment. */
  readonly titleOf: (moment: Told) => Title
  /** Whether what the stage writes of a moment is approximate. */
  readonly isRough: (moment: Told) => boolean
}

/** What the sentence about a moment needs of it. */
type Told = Pick<Moment, 'frame' | 'figures' | 'decision' | 'approximation'>

/** Takes the pictures of a film one after another; the next is drawn when one has been taken in. */
export interface Sink {
  add(picture: HTMLCanvasElement, k: number): Promise<void>
  finish(): Promise<Blob>
  /** Lets go of everything; called instead of `finish`. */
  cancel(): void
}

/** How far an export is: the way to its first moment, then its pictures. */
export interface FilmProgress {
  readonly step: 'replaying' | 'drawing'
  /** 0 to 1 of this step. */
  readonly share: number
  /** Seconds that this step will still take at its pace so far; null while that is unknown. */
  readonly remaining: number | null
}

interface Watch {
  readonly signal: AbortSignal
  readonly onProgress: (progress: FilmProgress) => void
}

/**
 * Films a run picture by picture, each at its exact simulated time and with a clock of its own, so
 * that two films of one span are the same pictures whatever the machine was busy with.
 */
export function shoot(
  film: Film,
  openSink: () => Promise<Sink>,
  { signal, onProgress }: Watch,
): Promise<Outcome> {
  return outcomeOf(signal, () => shootAll(film, openSink, { signal, onProgress }))
}

async function shootAll(
  film: Film,
  openSink: () => Promise<Sink>,
  { signal, onProgress }: Watch,
): Promise<Blob> {
  const { plan, look } = film
  const pace = createPace(onProgress)
  let run: SecondRun | null = null
  let stage: FilmStage | null = null
  let sink: Sink | null = null
  const stop = () => run?.destroy()
  signal.addEventListener('abort', stop)
  try {
    signal.throwIfAborted()
    const onTime = (time: number): void => {
      if (time < plan.start) pace('replaying', time / plan.start)
    }
    run = createSecondRun(film.recording, onTime, film.service)
    sink = await openSink()
    signal.throwIfAborted()
    stage = await openFilmStage(look, film.words, signal)
    await drawAll({ film, run, stage, sink, signal, pace })
    const blob = await sink.finish()
    signal.throwIfAborted()
    return blob
  } catch (error) {
    sink?.cancel()
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
    run?.destroy()
    stage?.destroy()
  }
}

interface Shooting {
  readonly film: Film
  readonly run: SecondRun
  readonly stage: FilmStage
  readonly sink: Sink
  readonly signal: AbortSignal
  readonly pace: Pace
}

async function drawAll({ film, run, stage, sink, signal, pace }: Shooting): Promise<void> {
  const { plan, look } = film
  const play = { running: true, speed: plan.speed, run: 1 }
  let title: Title | null = null
  for (let k = 0; k < plan.frames; k++) {
    const moment = await run.reach(simulatedTime(plan, k))
    signal.throwIfAborted()
    const meta = { ...play, rough: film.isRough(moment) }
    if (k === 0) stage.begin(moment, meta, null)
    else stage.show(moment, meta, viewMs(plan, k))
    pace('drawing', (k + 1) / plan.frames)
    // As on the page, a sentence stands for a second before it gives way to the next.
    if (look.words && k % Math.round(plan.fps) === 0) title = film.titleOf(moment)
    await sink.add(stage.picture(title), k)
    signal.throwIfAborted()
  }
}

type Pace = (step: FilmProgress['step'], share: number) => void

/** Tells progress at most ten times a second, with the time that is left at the pace so far. */
function createPace(onProgress: (progress: FilmProgress) => void): Pace {
  let [step, began, told]: [FilmProgress['step'] | null, number, number] = [null, 0, -Infinity]
  return (nextStep, share) => {
    const now = performance.now()
    if (nextStep !== step) [step, began, told] = [nextStep, now, -Infinity]
    if (now - told < 100 && share < 1) return
    told = now
    const elapsed = (now - began) / 1000
    const remaining = share > 0 && elapsed > 1 ? (elapsed * (1 - share)) / share : null
    onProgress({ step: nextStep, share, remaining })
  }
}
