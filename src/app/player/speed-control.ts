import { element, setAttributes } from '#app/charts/element.ts'
import { speeds } from '#app/store/session-state.ts'
import { transportText } from '#text/en/transport.ts'
import type { Words } from '#text/words.ts'

const quick = [1, 8, 60] as const

/** The choice of speed: three quick ones and a menu with all. */
export interface SpeedControl {
  readonly element: HTMLElement
  update(speed: number): void
}

/** Makes the control; a speed outside the list, from a link, is added to the menu. */
export function createSpeedControl(
  choose: (speed: number) => void,
  { numbers, text }: Words,
): SpeedControl {
  const { speed: label } = text(transportText)
  const option = (speed: number) => element('option', { value: speed }, numbers.speed(speed))
  const buttons = quick.map((speed) => {
    const button = element('button', { type: 'button' }, numbers.speed(speed))
    setAttributes(button, { 'aria-pressed': 'false' })
    button.addEventListener('click', () => choose(speed))
    return { speed, button }
  })
  const menu = element('select', { 'aria-label': label }, ...speeds.map((speed) => option(speed)))
  menu.addEventListener('change', () => choose(Number(menu.value)))
  const group = element('div', { class: 'speed', role: 'group', 'aria-label': label })
  // A select has no pseudo element for its arrow; its frame has.
  const frame = element('span', { class: 'speed-menu' }, menu)
  group.append(...buttons.map(({ button }) => button), frame)

  return {
    element: group,
    update(speed) {
      for (const entry of buttons) {
        setAttributes(entry.button, { 'aria-pressed': String(entry.speed === speed) })
      }
      // The menu shows its value only where no pressed button says it already.
      setAttributes(frame, { 'data-quick': quick.some((value) => value === speed) })
      if (Number(menu.value) === speed) return
      const known = [...menu.options].some(({ value }) => Number(value) === speed)
      if (!known) menu.append(option(speed))
      menu.value = String(speed)
    },
  }
}
