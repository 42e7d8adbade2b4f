import './player.css'
import './load-editor.css'
import { element, setAttributes, setText } from '#app/charts/element.ts'
import type { LoadCurve } from '#core/traffic/load.ts'
import { loadDuration } from '#core/traffic/load.ts'
import { loadText } from '#text/en/load.ts'
import type { TextsOf } from '#text/messages.ts'
import type { Words } from '#text/words.ts'
import { icon } from './icons.ts'
import type { IconName } from './icons.ts'
import type { OfferedLoad } from './load-offered.ts'
import { draggablePoints, drawableLoad } from './load-points.ts'
import { createLoadSurface } from './load-surface.ts'
import { loadPresets, presetOf } from './presets.ts'

/** What the load editor shows. */
export interface LoadEditorInput {
  readonly load: LoadCurve
  /** What was offered where other loads came before this one, else null. */
  readonly offered: OfferedLoad | null
  /** Present simulated time, s. */
  readonly time: number
  /** True until the visitor has played or edited anything. */
  readonly untouched: boolean
  /** Name of an imported trace; null where there is none. */
  readonly name: string | null
  /** Whether it is the load of several services. */
  readonly isShared: boolean
  /** Whether there is a change to take back, or one to repeat. */
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** What a visitor does with the load; `onChange` hears one curve a gesture. */
export interface LoadEditorOptions {
  readonly words: Words
  readonly onChange: (load: LoadCurve) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
  /** Only the curve, without title, axes, presets and buttons. */
  readonly isCompact?: boolean
}

type LoadTexts = TextsOf<typeof loadText>

/** The load curve that can be drawn, with its presets. */
export interface LoadEditor {
  readonly element: HTMLElement
  update(input: LoadEditorInput): void
  destroy(): void
}

/** Mounts the load editor into a host. */
export function createLoadEditor(host: HTMLElement, options: LoadEditorOptions): LoadEditor {
  const isCompact = options.isCompact ?? false
  const { words } = options
  const text = words.text(loadText)
  const surface = createLoadSurface({ isCompact, words, onChange: options.onChange })
  const pencil = button('pencil', text.freehand, () => {
    const isOn = pencil.getAttribute('aria-pressed') !== 'true'
    setAttributes(pencil, { 'aria-pressed': String(isOn) })
    surface.setPencil(isOn)
  })
  setAttributes(pencil, { 'aria-pressed': 'false' })
  const undo = button('undo', text.undo, options.onUndo)
  const redo = button('redo', text.redo, options.onRedo)
  const presets = createPresets(text, options.onChange)
  const trace = createTraceNote(text, () => {
    if (load !== null) options.onChange(drawableLoad(load))
  })
  let load: LoadCurve | null = null

  const unit = element('span', { class: 'load-unit' }, text.unit)
  const root = element('section', { class: 'load-editor', 'aria-label': text.load })
  if (isCompact) root.append(surface.element)
  else {
    const tools = element('div', { class: 'load-tools' }, pencil, undo, redo)
    const title = element('h2', { class: 'load-title' }, text.load)
    const head = element('div', { class: 'load-head' }, title, unit, tools)
    root.append(head, surface.element, trace.element, presets.element)
  }
  host.append(root)

  return {
    element: root,
    update(input) {
      setText(unit, input.isShared ? text.unitOfAll : text.unit)
      if (input.load !== load) {
        load = input.load
        presets.update(load)
        const isDrawable = draggablePoints(load) !== null
        trace.update(isDrawable ? null : load, input.name)
        setAttributes(pencil, { disabled: !isDrawable })
      }
      // They keep the focus of a keyboard when there is no step left, and a press does nothing then.
      setAttributes(undo, { 'aria-disabled': String(!input.canUndo) })
      setAttributes(redo, { 'aria-disabled': String(!input.canRedo) })
      surface.update({
        load: input.load,
        offered: input.offered,
        time: input.time,
        invites: input.untouched,
      })
    },
    destroy() {
      surface.destroy()
      root.remove()
    },
  }
}

function button(name: IconName, label: string, press: () => void): HTMLButtonElement {
  const made = element(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, title: label },
    icon(name),
  )
  made.addEventListener('click', press)
  return made
}

function createPresets(
  text: LoadTexts,
  choose: (load: LoadCurve) => void,
): {
  readonly element: HTMLElement
  update(load: LoadCurve): void
} {
  const chips = loadPresets.map((preset) => {
    const [name, help] = [text.presetNames[preset.name], text.presetHelp[preset.name]]
    const chip = element(
      'button',
      { type: 'button', class: 'load-chip', title: text.presetTitle(name, help) },
      name,
    )
    setAttributes(chip, { 'aria-pressed': 'false' })
    chip.addEventListener('click', () => choose(preset.load))
    return { preset, chip }
  })
  const group = element('div', { class: 'load-presets', role: 'group', 'aria-label': text.presets })
  group.append(...chips.map(({ chip }) => chip))
  return {
    element: group,
    update(load) {
      const chosen = presetOf(load)
      for (const { preset, chip } of chips) {
        setAttributes(chip, { 'aria-pressed': String(preset === chosen) })
      }
    },
  }
}

function createTraceNote(
  text: LoadTexts,
  replace: () => void,
): {
  readonly element: HTMLElement
  update(load: LoadCurve | null, name: string | null): void
} {
  const size = element('span', {})
  const replacing = element(
    'button',
    {
      type: 'button',
      class: 'load-chip',
      title: text.makeDrawableHelp,
    },
    text.makeDrawable,
  )
  replacing.addEventListener('click', replace)
  const note = element('div', { class: 'load-trace', hidden: true }, size, replacing)
  return {
    element: note,
    update(load, name) {
      setAttributes(note, { hidden: load === null })
      if (load === null) return
      const count = load.form === 'steps' ? load.rates.length : load.points.length
      setText(size, text.traceSize(name ?? text.trace, count, loadDuration(load)))
    },
  }
}
