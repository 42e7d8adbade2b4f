import { element, svgElement } from '#app/charts/element.ts'
import { barY } from './scrubber-drawing.ts'

/** The elements of the time bar that change. */
export interface ScrubberParts {
  readonly root: HTMLElement
  readonly svg: SVGSVGElement
  readonly bar: SVGElement
  readonly played: SVGElement
  readonly ticks: SVGElement
  readonly missed: SVGElement
  readonly marks: SVGElement
  /** What is to come, dimmed. */
  readonly ahead: SVGElement
  /** Where a replay in progress will end. */
  readonly target: SVGElement
  readonly head: SVGElement
  readonly line: SVGElement
}

/** Makes the elements of an empty time bar. */
export function createScrubberParts(label: string): ScrubberParts {
  const bar = svgElement('rect', { class: 'bar', y: barY - 2, height: 4, rx: 2 })
  const played = svgElement('rect', { class: 'bar-played', y: barY - 2, height: 4, rx: 2 })
  const [ticks, missed, marks] = [svgElement('g'), svgElement('g'), svgElement('g')]
  const ahead = svgElement('g', { class: 'ahead' })
  const targetLine = { class: 'bar-target', d: `M0,${barY - 9}v18`, visibility: 'hidden' }
  const target = svgElement('path', targetLine)
  const line = svgElement('path', {})
  const head = svgElement('g', { class: 'bar-head' }, line)
  head.append(svgElement('circle', { cy: barY, r: 7 }))
  const svg = svgElement('svg', { height: 52, 'aria-hidden': 'true' })
  svg.append(bar, ahead, played, ticks, missed, target, head, marks)
  const slider = {
    class: 'scrubber',
    role: 'slider',
    tabindex: 0,
    'aria-label': label,
    'aria-valuemin': 0,
    'aria-valuemax': 1,
    'aria-valuenow': 0,
  }
  return {
    root: element('div', slider, svg),
    svg,
    bar,
    played,
    ticks,
    missed,
    marks,
    ahead,
    target,
    head,
    line,
  }
}
