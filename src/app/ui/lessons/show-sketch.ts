import type { CurvePrompt, LessonTexts } from '#core/organisms/lesson.ts'
import type { Curve, Drawn } from '#lessons/curve.ts'
import { seriesKind } from '#lessons/fill.ts'
import type { LessonDesk, LessonState } from '#app/lessons/desk.ts'
import { drawDecisive, drawGap, drawOpenLine, type ShownLine } from './draw-line.ts'
import { flatLine } from '#app/lessons/line.ts'
import { createPad, type Pad } from './sketch-pad.ts'
import { element, setAttributes } from '#app/charts/element.ts'
import type { Sketch, SketchScale } from '#app/charts/sketch.ts'
import { formatClock } from '#text/clock.ts'
import { lessonCardText } from '#text/en/lesson-card.ts'
import { writeMeasure } from '#text/measured.ts'
import type { Words } from '#text/words.ts'
import type { Page } from '../page.ts'

/** A question for a curve while its step is open. */
interface Asked {
  readonly step: number
  readonly prompt: CurvePrompt
  readonly curve: Curve
  /** The point that the keys are at. */
  at: number | null
  scale: SketchScale | null
  readonly pads: Set<() => void>
  readonly mount: Sketch['mount']
}

/** Shows the line that a step asks for over its chart, as long as the step is open; returns the way to stop. */
export function showSketch(page: Page, desk: LessonDesk, texts: LessonTexts): () => void {
  let asked: Asked | null = null
  const update = () => {
    const state = desk.store.getState()
    const found = askedOf(state)
    if (found === null) asked = null
    else if (asked?.step !== state.step || asked.curve !== found.curve) {
      const question = texts.steps[state.step]?.question ?? ''
      asked = ask({ page, desk, question, update }, { ...found, step: state.step })
    }
    const sketch = asked === null ? null : sketchOf(asked, state)
    if (sketch !== null || page.lesson.getState().sketch) page.lesson.setState({ sketch })
    for (const tell of asked?.pads ?? []) tell()
  }
  const stop = desk.store.subscribe(update)
  update()
  return () => {
    stop()
    page.lesson.setState({ sketch: null })
  }
}

/** What is asked and can be shown: not before it is known, not in a run of one's own, and not where it was skipped. */
function askedOf({
  lesson,
  step,
  plan,
  phase,
  answer,
  isAstray,
}: LessonState): Pick<Asked, 'prompt' | 'curve'> | null {
  const prompt = lesson.steps[step]?.prompt
  const curve = plan[step]?.curve
  if (prompt?.kind !== 'curve' || curve === undefined || isAstray) return null
  const isShown = phase === 'asking' || (answer !== null && phase !== 'planning')
  return isShown ? { prompt, curve } : null
}

function sketchOf(asked: Asked, { phase, answer, replay }: LessonState): Sketch {
  const { prompt, curve } = asked
  return {
    over: prompt.series === 'p99' || prompt.series === 'p50' ? 'latency' : 'replicas',
    from: curve.from,
    to: curve.to,
    most: prompt.max,
    mount: asked.mount,
    draw(plot, { words }, scale) {
      asked.scale = scale
      const text = words.text(lessonCardText)
      const line: ShownLine = {
        curve,
        drawn: lineOf(asked, answer),
        isHint: answer === null,
        at: phase === 'asking' ? asked.at : null,
        isOpen: phase === 'asking',
        texts: { yours: text.yours, run: text.theRun, hint: text.drawHere },
      }
      if (phase === 'over') drawGap(plot, line, scale)
      else drawOpenLine(plot, line, scale)
      if (replay !== null && replay.state !== 'offered') drawDecisive(plot, replay, scale)
    },
  }
}

function lineOf(
  { curve, prompt }: Pick<Asked, 'curve' | 'prompt'>,
  answer: LessonState['answer'],
): Drawn {
  return answer === null || typeof answer === 'number' ? flatLine(curve, prompt) : answer
}

interface Around {
  readonly page: Page
  readonly desk: LessonDesk
  readonly question: string
  readonly update: () => void
}

function ask(around: Around, about: Pick<Asked, 'step' | 'prompt' | 'curve'>): Asked {
  const { page, desk, update } = around
  const asked: Asked = {
    ...about,
    at: null,
    scale: null,
    pads: new Set(),
    mount(figure, words) {
      const canvas = figure.querySelector('canvas')
      if (canvas === null) return () => undefined
      const pad = createPad(canvas, {
        ...about,
        lineNow: () => lineOf(about, desk.store.getState().answer),
        scaleNow: () => asked.scale,
        drawn: (line) => desk.choose(line),
        pointed(index) {
          asked.at = index
          update()
        },
        leave: () => leavePad(page),
        ...told(words, about),
      })
      const bar = barOf(around, words)
      figure.append(pad.element, bar.element)
      const tell = () => {
        pad.update(desk.store.getState().phase === 'asking')
        bar.update()
      }
      asked.pads.add(tell)
      tell()
      if (page.layout.getState().width === 'phone') figure.scrollIntoView({ block: 'nearest' })
      return () => {
        asked.pads.delete(tell)
        pad.element.remove()
        bar.element.remove()
      }
    },
  }
  // On a phone the card and the charts share one place: who is asked to draw has the chart before him.
  if (page.layout.getState().width === 'phone' && desk.store.getState().phase === 'asking') {
    page.layout.setState({ sheet: 'charts', sheetStop: 1 })
  }
  return asked
}

function told(words: Words, { curve, prompt }: Pick<Asked, 'curve' | 'prompt'>) {
  const text = words.text(lessonCardText)
  const kind = seriesKind(prompt.series)
  return {
    label: text.pad,
    tell: (index: number, value: number) =>
      text.point(
        formatClock(curve.from + (index + 1) * curve.spacing, curve.to),
        writeMeasure(words.numbers, value, kind),
      ),
  }
}

/** Back to the card, where the line is committed. */
function leavePad({ layout }: Page): void {
  if (layout.getState().width === 'phone') layout.setState({ sheet: 'lesson' })
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.lesson, .lecture')?.focus())
}

/** Below the chart on a phone: the question, and the ways on that the card has elsewhere. */
function barOf(
  { page, desk, question }: Around,
  words: Words,
): Pick<Pad, 'element'> & { update(): void } {
  const text = words.text(lessonCardText)
  const asked = element('p', {}, question)
  const back = element('button', { type: 'button', class: 'button button-ghost' }, text.toCard)
  const test = element('button', { type: 'button', class: 'button button-primary' }, text.test)
  back.addEventListener('click', () => page.layout.setState({ sheet: 'lesson' }))
  test.addEventListener('click', () => desk.play())
  const bar = element('div', { class: 'sketch-bar' }, asked, back, test)
  return {
    element: bar,
    update() {
      const { phase, answer } = desk.store.getState()
      setAttributes(asked, { hidden: phase !== 'asking' })
      setAttributes(test, { hidden: phase !== 'asking', disabled: answer === null })
    },
  }
}
