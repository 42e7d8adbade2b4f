import type { Nib } from '../canvas-pen.ts'
import { walkPath, type Path, type PathWalker } from '../path.ts'
import { haloWidth, type Lettering, type Pen } from '../pen.ts'

/** A pen that writes SVG instead of drawing. */
export interface SvgPen extends Pen {
  /** What has been drawn so far, as elements. */
  written(): string
}

/** Makes it; `measure` tells the width of a text, which SVG itself cannot. */
export function createSvgPen(
  measure: (text: string, lettering: Lettering) => number,
  nib: Omit<Nib, 'font'>,
): SvgPen {
  const parts: string[] = []
  let clips = 0
  return {
    written: () => parts.join('\n'),
    measure,
    stroke(path, { color, width, dash = [], opacity = 1, round = false }) {
      if (path.length === 0) return
      parts.push(
        tag('path', {
          d: spell(path),
          fill: 'none',
          stroke: color,
          'stroke-width': Math.max(width, nib.lineLeast),
          'stroke-dasharray': dash.length > 0 ? dash.join(' ') : null,
          'stroke-linecap': round ? 'round' : null,
          'stroke-linejoin': 'round',
          'stroke-opacity': opacity < 1 ? opacity : null,
        }),
      )
    },
    fill(path, { color, opacity = 1 }) {
      if (path.length === 0) return
      parts.push(
        tag('path', { d: spell(path), fill: color, 'fill-opacity': opacity < 1 ? opacity : null }),
      )
    },
    text(text, style) {
      const { align = 'left', halo, opacity = 1 } = style
      parts.push(
        tag(
          'text',
          {
            x: digits(style.x),
            y: digits(style.y),
            dy: style.middle === true ? '0.35em' : null,
            fill: style.color,
            'font-size': Math.max(style.size, nib.least),
            'font-weight': style.weight,
            'text-anchor': { left: null, center: 'middle', right: 'end' }[align],
            opacity: opacity < 1 ? opacity : null,
            stroke: halo ?? null,
            'stroke-width': halo === undefined ? null : haloWidth,
            'stroke-linejoin': halo === undefined ? null : 'round',
            'paint-order': halo === undefined ? null : 'stroke',
          },
          escapeXml(text),
        ),
      )
    },
    clip(path, draw) {
      clips += 1
      const id = `clip-${clips}`
      parts.push(`<clipPath id="${id}">${tag('path', { d: spell(path) })}</clipPath>`)
      parts.push(`<g clip-path="url(#${id})">`)
      draw()
      parts.push('</g>')
    },
  }
}

/** Text as it may stand in XML: without the signs of markup, and without what XML forbids. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** One element; null leaves an attribute out. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, string | number | null>>,
  content = '',
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${escapeXml(String(value))}"`],
  )
  return `<${name}${written.join('')}${content === '' ? '/>' : `>${content}</${name}>`}`
}

function spell(path: Path): string {
  const parts: string[] = []
  const walker: PathWalker = {
    moveTo: (x, y) => void parts.push(`M${digits(x)} ${digits(y)}`),
    lineTo: (x, y) => void parts.push(`L${digits(x)} ${digits(y)}`),
    closePath: () => void parts.push('Z'),
    circle(x, y, radius) {
      const [left, right, r] = [digits(x - radius), digits(x + radius), digits(radius)]
      parts.push(`M${right} ${digits(y)}A${r} ${r} 0 1 1 ${left} ${digits(y)}`)
      parts.push(`A${r} ${r} 0 1 1 ${right} ${digits(y)}Z`)
    },
  }
  walkPath(path, walker)
  return parts.join('')
}

/** A hundredth of a pixel is finer than any printer. */
function digits(value: number): number {
  return Math.round(value * 100) / 100
}
