import { useEffect, useRef, type RefObject } from 'react'
import type { LessonState } from '#app/lessons/desk.ts'
import { isSeenAgain } from '#app/lessons/again.ts'

/**
 * The part of a card that scrolls: a new step is read from its beginning, and once it is under way what is new is in view, the
 * sentence before it one scroll away.
 */
export function useNewInView(state: LessonState): RefObject<HTMLDivElement | null> {
  const body = useRef<HTMLDivElement>(null)
  const { step, phase } = state
  const isAgain = isSeenAgain(state)
  useEffect(() => {
    const scroller = body.current
    if (scroller === null) return
    const isUnderWay = phase === 'running' || phase === 'over'
    const said = isUnderWay ? scroller.querySelector('.lesson-said') : null
    const from = scroller.getBoundingClientRect().top
    const far = (said?.getBoundingClientRect().top ?? from) - from
    // A page that is drawn larger has fewer px of its own than the window.
    const zoom = Number(scroller.currentCSSZoom) || 1
    scroller.scrollTop = said === null ? 0 : scroller.scrollTop + far / zoom
  }, [step, phase, isAgain])
  return body
}
