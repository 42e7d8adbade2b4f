import { svgElement } from '#app/charts/element.ts'

const paths = {
  play: ['M5 3.2v9.6l7.6-4.8z', 'filled'],
  pause: ['M5 3v10M11 3v10', 'thick'],
  again: ['M3 8a5 5 0 1 0 1.6-3.7M3 2.6v2.9h2.9', 'line'],
  step: ['M12 3v10M3.5 3.4v9.2L9.8 8z', 'line'],
  back: ['M4 3v10M12.5 3.4v9.2L6.2 8z', 'line'],
  pencil: ['m3 13 .7-2.9 7-7 2.2 2.2-7 7z', 'line'],
  undo: ['M6 3.5 3 6.5l3 3M3.4 6.5H9.5a3.2 3.2 0 0 1 0 6.4H6', 'line'],
  redo: ['m10 3.5 3 3-3 3M12.6 6.5H6.5a3.2 3.2 0 0 0 0 6.4H10', 'line'],
} as const

export type IconName = keyof typeof paths

/** An icon on a grid of 16 with lines of 1.5 px in the colour of the text around it. */
export function icon(name: IconName): SVGSVGElement {
  const [shape, look] = paths[name]
  const path = svgElement('path', { d: shape, class: `icon-${look}` })
  return svgElement(
    'svg',
    { class: 'player-icon', viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    path,
  )
}
