import type { stageText } from '#text/en/stage.ts'
import type { TextsOf } from '#text/messages.ts'
import type { Rect } from './caption-places.ts'
import { css } from './colour.ts'
import { type Palette, loadSteps } from './palette.ts'
import { type Trait, traits } from './traits.ts'

type KeyTexts = TextsOf<typeof stageText>

/** The key to the cells at the bottom right of the stage. */
export interface Key {
  /** Takes the texts of another language. */
  setTexts(text: KeyTexts): void
  setPalette(palette: Palette): void
  /** Folds the key while something stands in its corner. */
  setTaken(taken: boolean): void
  /** Shows the whole key, or a button that opens it where the stage is narrow. */
  setWidth(stageWidth: number): void
  /** The part of the host that the key takes, CSS px. */
  area(): Rect
  destroy(): void
}

/** Under this width of the stage the key is a button, CSS px. */
const foldedUnder = 1090

/** What stands beside the ramp; Help explains every trait. */
const keyed = ['starting', 'overloaded', 'leaving'] as const

/** Adds the key to a host. It explains the picture, so it is not part of the picture's label. */
export function createKey(host: HTMLElement, text: KeyTexts): Key {
  const frame = document.createElement('div')
  const button = document.createElement('button')
  const body = document.createElement('div')
  let isNarrow = false
  let isTaken = false
  let open = false
  let palette: Palette | null = null
  button.type = 'button'
  const show = () => {
    const folds = isNarrow || isTaken
    button.hidden = !folds
    button.setAttribute('aria-expanded', String(open))
    body.hidden = folds && !open
    if (palette) dress(frame, button, body, palette, folds)
  }
  button.addEventListener('click', () => {
    open = !open
    show()
  })
  const setTexts = (words: KeyTexts) => {
    button.textContent = words.key
    body.innerHTML = content(words)
    show()
  }
  setTexts(text)
  frame.append(body, button)
  host.append(frame)
  return {
    setTexts,
    setPalette: (next) => {
      palette = next
      show()
    },
    setWidth: (stageWidth) => {
      isNarrow = stageWidth < foldedUnder
      show()
    },
    setTaken: (taken) => {
      if (taken === isTaken) return
      isTaken = taken
      show()
    },
    area: () => ({
      left: frame.offsetLeft,
      right: frame.offsetLeft + frame.offsetWidth,
      top: frame.offsetTop,
      bottom: frame.offsetTop + frame.offsetHeight,
    }),
    destroy: () => frame.remove(),
  }
}

// Written from constants of the catalogues; nothing of a visitor's is in it.
function content(text: KeyTexts): string {
  const marks = ['0', '25', '50', '75', text.fullLoad]
    .map((mark) => `<span>${mark}</span>`)
    .join('')
  const glyphs = keyed
    .map(
      (name) =>
        `<span data-state><svg viewBox="0 0 18 18" aria-hidden="true">${pathsOf(traits[name])}</svg>${text.keyStates[name]}</span>`,
    )
    .join('')
  return (
    `<div data-row data-head><span>${text.loadPerCell}</span><span>${text.ringToo}</span></div>` +
    `<div data-ramp></div><div data-row data-marks>${marks}</div><div data-row data-states>${glyphs}</div>`
  )
}

function pathsOf({ glyph }: Trait): string {
  return glyph
    .map(
      ({ d, isFilled, dash = '' }) =>
        `<path d="${d}" stroke-dasharray="${dash}"${isFilled ? ' class="f"' : ''}/>`,
    )
    .join('')
}

function dress(
  frame: HTMLElement,
  button: HTMLElement,
  body: HTMLElement,
  palette: Palette,
  folds: boolean,
): void {
  const soft = css(palette.textSoft)
  const isTouch = window.matchMedia('(pointer: coarse)').matches
  const ground = css(palette.ground, folds ? 1 : 0)
  const edge = folds ? `1px solid ${css(palette.textSoft, 0.3)}` : '0'
  frame.style.cssText =
    'position:absolute;right:14px;bottom:14px;display:flex;flex-direction:column;align-items:flex-end;gap:8px;' +
    `font:400 max(11px,var(--fs-least))/1.35 "Instrument Sans Variable","Instrument Sans",system-ui,sans-serif;color:${soft};pointer-events:none`
  button.style.cssText =
    `pointer-events:auto;min-width:44px;height:${isTouch ? 44 : 30}px;padding:0 12px;border:1px solid ${css(palette.textSoft, 0.4)};` +
    `border-radius:5px;background:${css(palette.ground, 0.86)};color:${css(palette.text)};font:inherit;font-size:12px;cursor:pointer`
  body.style.cssText = `width:286px;max-width:calc(100vw - 48px);box-sizing:border-box;padding:${folds ? 10 : 0}px;border:${edge};border-radius:8px;background:${ground};${folds ? '' : `box-shadow:0 0 22px 14px ${css(palette.ground, 0.8)};background:${css(palette.ground, 0.8)}`}`
  const stops = palette.load.map(
    (colour, step) => `${css(colour)} ${(step / (loadSteps - 1)) * 100}%`,
  )
  // Without colours of its own the ring alone shows the load.
  const hasRamp = palette.stain !== 'plain'
  style(body, '[data-row]', 'display:flex;justify-content:space-between')
  style(
    body,
    '[data-ramp]',
    `display:${hasRamp ? 'block' : 'none'};height:8px;margin-top:5px;border-radius:2px;background:linear-gradient(90deg,${stops.join(',')})`,
  )
  style(
    body,
    '[data-marks]',
    `display:${hasRamp ? 'flex' : 'none'};justify-content:space-between;margin-top:3px;font-size:max(10px,var(--fs-least));font-variant-numeric:tabular-nums`,
  )
  style(body, '[data-states]', 'display:flex;justify-content:flex-start;gap:14px;margin-top:9px')
  style(body, '[data-state]', 'display:flex;align-items:center;gap:5px')
  style(
    body,
    'svg',
    `width:17px;height:17px;fill:none;stroke:${soft};stroke-width:1.2;stroke-linecap:round`,
  )
  style(body, '.f', `fill:${soft};stroke:none`)
}

// Through the object model, which the page's content policy allows; an attribute it would not.
function style(root: HTMLElement, selector: string, text: string): void {
  for (const element of root.querySelectorAll<HTMLElement | SVGElement>(selector)) {
    element.style.cssText = text
  }
}
