import { useCallback, type KeyboardEvent } from 'react'
import type { ScalePort } from '#app/player/rung-chip.ts'
import { createTransport } from '#app/player/transport.ts'
import { openDialog } from '../layout.ts'
import { noScale } from '#app/player/scale.ts'
import { useRunWaits, usePage, useWords, type Page } from '../page.ts'
import { useMounted } from '../parts/use-mounted.ts'
import { togglePlay } from './stage-keys.ts'

/** Play, clock, time bar and speed. */
export function Transport() {
  const page = usePage()
  const words = useWords()
  const waits = useRunWaits()
  const host = useMounted(
    useCallback(
      (element: HTMLElement) =>
        createTransport(element, { session: page.port, words, scale: scaleOf(page) }),
      [page, words],
    ),
  )
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event
    // A button or a menu in focus wants the space bar for itself.
    const isTaken = target instanceof HTMLButtonElement || target instanceof HTMLSelectElement
    if (event.key === '?') openDialog(page.layout, 'help')
    else if (event.key === ' ' && !isTaken && !event.defaultPrevented) {
      event.preventDefault()
      togglePlay(page)
    }
  }
  return (
    <div
      role="presentation"
      className="transport-host"
      inert={waits}
      data-waits={waits}
      ref={host}
      onKeyDown={onKeyDown}
    />
  )
}

/** Only a stage that is seen has dots. */
function scaleOf({ layout }: Page): ScalePort {
  return {
    get() {
      const { view, scale } = layout.getState()
      return view === 'culture' ? scale : noScale
    },
    subscribe: layout.subscribe,
  }
}
