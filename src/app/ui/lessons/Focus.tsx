import { useEffect } from 'react'
import type { FocusTarget } from '#core/organisms/lesson.ts'
import { lessonCardText } from '#text/en/lesson-card.ts'
import type { SheetTab } from '../layout.ts'
import { usePage, useText } from '../page.ts'

/** Where on the page each target is; `tab` on a phone, `isInRail` where the rail may be a drawer. */
const places: Readonly<
  Record<
    FocusTarget,
    { readonly at: string; readonly tab: SheetTab | null; readonly isInRail: boolean }
  >
> = {
  stage: { at: '.stage-host', tab: null, isInRail: false },
  headline: { at: '.headline-host', tab: null, isInRail: false },
  load: { at: '#panel-load', tab: 'load', isInRail: true },
  autoscaler: { at: '#panel-rules', tab: 'rules', isInRail: true },
  'time-to-divide': { at: '.time-to-divide', tab: 'rules', isInRail: true },
  arrivals: { at: '.chart[data-kind="arrivals"]', tab: 'charts', isInRail: false },
  latency: { at: '.chart[data-kind="latency"]', tab: 'charts', isInRail: false },
  replicas: { at: '.chart[data-kind="replicas"]', tab: 'charts', isInRail: false },
  cost: { at: '.chart[data-kind="cost"]', tab: 'charts', isInRail: false },
  'time-bar': { at: '.transport-host', tab: null, isInRail: false },
  decision: { at: '[aria-labelledby="inspector-title"]', tab: 'cell', isInRail: true },
  losses: { at: '.chart[data-kind="arrivals"]', tab: 'charts', isInRail: false },
}

/** Lets everything step back but what a step points at, as long as it does. */
export function useFocusMark(target: FocusTarget | null): void {
  useEffect(() => {
    if (target === null) return
    const { dataset } = document.documentElement
    dataset.focus = target === 'losses' ? 'arrivals' : target
    return () => {
      delete dataset.focus
    }
  }, [target])
}

/** Tells what the step points at, lets everything else step back, and leads there. */
export function Focus({ target }: { readonly target: FocusTarget }) {
  const { layout } = usePage()
  const text = useText(lessonCardText)
  useFocusMark(target)
  const lead = () => {
    const { at, tab, isInRail } = places[target]
    if (layout.getState().width === 'phone' && tab !== null)
      layout.setState({ sheet: tab, sheetStop: 1 })
    if (isInRail) layout.setState({ drawer: true })
    // It may only come with the next picture.
    requestAnimationFrame(() => {
      const place = document.querySelector<HTMLElement>(at)
      place?.scrollIntoView({ block: 'nearest' })
      place
        ?.querySelector<HTMLElement>('canvas[tabindex], button, input, select, [tabindex="0"]')
        ?.focus()
    })
  }
  return (
    <button type="button" className="link lesson-look" onClick={lead}>
      {text.lookAt[target]}
    </button>
  )
}
