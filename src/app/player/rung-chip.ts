import { element, setAttributes, setText } from '#app/charts/element.ts'
import type { Approximation } from '#core/organisms/observation.ts'
import { engineVersion, noRungs } from '#core/organisms/recording.ts'
import { rungText } from '#text/en/rung.ts'
import type { TextsOf } from '#text/messages.ts'
import type { Words } from '#text/words.ts'
import { createEngineLine } from './engine-line.ts'
import { ladderOf, leaveTo, proposed } from './rung-ladder.ts'
import type { Scale } from './scale.ts'
import type { SessionPort } from './session-port.ts'

export interface ScalePort {
  get(): Scale
  subscribe(listener: () => void): () => void
}

type RungTexts = TextsOf<typeof rungText>

/** What the chip reads, and where its wishes go. */
export interface RungParts {
  readonly session: SessionPort
  readonly words: Words
  readonly scale: ScalePort
}

/**
 * The chip beside the speed: how requests are simulated and drawn, in two short lines. Pressed it says what they mean and lets
 * the visitor choose, in a menu that closes with Escape or a press beside it. Returns the way to end it.
 */
export function createRungChip(host: HTMLElement, parts: RungParts): () => void {
  const { session, words, scale } = parts
  const text = words.text(rungText)
  const chip = createChip()
  const menu = createMenu(parts)
  menu.root.addEventListener('beforetoggle', () => placeAbove(chip.root, menu.root))
  host.replaceChildren(chip.root, menu.root)
  const update = () => {
    const { approximation, services, recording } = session.get()
    const isExact = approximation?.isOn !== true
    const drawn = scale.get()
    const { requests } = drawn
    const isSeveral = requests > 1
    const rung = isExact ? text.exact : text.approximate
    const older = recording.engine < engineVersion ? ` · ${text.byEngine(recording.engine)}` : ''
    setText(chip.rung, rung + older)
    setText(
      chip.short,
      `${isExact ? text.exact : '≈'} ${isSeveral ? text.dotsShort(requests) : ''}`,
    )
    setText(chip.dots, isSeveral ? text.dots(requests) : '')
    const meaning = meaningOf(text, approximation, drawn)
    setAttributes(chip.root, {
      'aria-label': `${text.title}: ${text.rung(isExact, requests)}${older}`,
      title: meaning.join(' '),
      'data-approximate': !isExact,
    })
    const refusal = services.length > 1 ? noRungs : (approximation?.refusal ?? null)
    menu.update(meaning, isExact, refusal)
  }
  update()
  const stops = [scale.subscribe(update), session.subscribe(update)]
  return () => {
    for (const stop of stops) stop()
    menu.end()
    host.replaceChildren()
  }
}

/** How requests are simulated, then how they are drawn: in words for the rung, and for what came before. */
export function meaningOf(
  text: RungTexts,
  approximation: Approximation | null,
  { requests, cells }: Scale,
): readonly [string, string] {
  const sample = cells > 1 ? ` ${text.cellsDrawn(cells)}` : ''
  if (approximation?.isOn === true) return [text.byLevel, text.drawnByLevel(requests) + sample]
  const isAgain = approximation !== null && approximation.spans.length > 0
  return [isAgain ? text.everyRequestAgain : text.everyRequest, text.drawn(requests) + sample]
}

function createChip() {
  const rung = element('span', { class: 'rung-long' })
  const dots = element('span', { class: 'rung-long' })
  const short = element('span', { class: 'rung-short' })
  const root = element('button', { type: 'button', popovertarget: 'rung' }, rung, dots, short)
  return { root, rung, dots, short }
}

function createMenu({ session, words }: RungParts) {
  const text = words.text(rungText)
  const [simulated, drawn, why] = [element('p'), element('p'), element('p', { class: 'rung-why' })]
  const allow = element('input', { type: 'checkbox' })
  const turn = element('button', { type: 'button', class: 'button' })
  const root = element('div', { id: 'rung', popover: 'auto', role: 'group', class: 'menu' })
  setAttributes(root, { 'aria-label': text.title })
  const choice = element('label', {}, allow, ` ${text.allow}`)
  const engine = createEngineLine(session, words)
  root.append(simulated, drawn, ...engine.parts, element('p', {}, choice), turn, why)
  const ladder = ladderOf(session)
  allow.checked = ladder.isAllowed
  const climb = () => {
    const rung = proposed(ladder, session.get(), performance.now())
    if (rung !== null) session.actions.setRung(rung)
  }
  allow.addEventListener('change', () => {
    ladder.isAllowed = allow.checked
    climb()
  })
  turn.addEventListener('click', () => {
    const state = session.get()
    leaveTo(ladder, state)
    session.actions.setRung(state.approximation?.isOn === true ? 'exact' : 'levels')
  })
  return {
    root,
    update([first, second]: readonly string[], isExact: boolean, refusal: string | null) {
      setText(simulated, first ?? '')
      setText(drawn, second ?? '')
      setText(turn, isExact ? text.toLevels : text.toExact)
      // What is refused is said, and keeps the focus of whoever has just pressed it.
      setAttributes(turn, { 'aria-disabled': isExact && refusal !== null })
      setText(why, isExact && refusal !== null ? words.say(refusal) : text.cost)
    },
    end: endOf(session.subscribe(climb), engine.end),
  }
}

function endOf(...ends: readonly (() => void)[]): () => void {
  return () => {
    for (const end of ends) end()
  }
}

/** Lays a menu over the chip that opens it, in the window as a whole. */
function placeAbove(chip: HTMLElement, { style }: HTMLElement): void {
  const { top, left, right } = chip.getBoundingClientRect()
  const isMirrored = getComputedStyle(chip).direction === 'rtl'
  // A page that is drawn larger counts in larger px.
  const zoom = Number(chip.currentCSSZoom) || 1
  style.insetBlockEnd = `${(innerHeight - top) / zoom + 8}px`
  style.insetInlineEnd = `${Math.max(8, (isMirrored ? left : innerWidth - right) / zoom - 60)}px`
}
