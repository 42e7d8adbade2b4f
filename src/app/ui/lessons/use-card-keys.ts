import { useEffect, type RefObject } from 'react'
import { isSeenAgain } from '#app/lessons/again.ts'
import type { LessonDesk } from '#app/lessons/desk.ts'

/**
 * Keys of the card: End shows the end of a step that plays; where the card itself has the focus, Enter presses its large
 * button and the arrows go back and on.
 */
export function useCardKeys(whole: RefObject<HTMLElement | null>, desk: LessonDesk): void {
  useEffect(() => {
    const card = whole.current
    if (card === null) return
    const onKey = (event: KeyboardEvent) => {
      const act = actionOf(event, desk, event.target === card)
      if (act === null) return
      event.preventDefault()
      act()
    }
    card.addEventListener('keydown', onKey)
    return () => card.removeEventListener('keydown', onKey)
  }, [whole, desk])
}

function actionOf(
  { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
  desk: LessonDesk,
  isCard: boolean,
): (() => void) | null {
  if (ctrlKey || metaKey || altKey) return null
  const { phase, step } = desk.store.getState()
  if (key === 'End' && isSeenAgain(desk.store.getState())) return () => desk.endAgain()
  // While a step plays there is no slider in the card that would go to its own end.
  if (key === 'End' && phase === 'running') return () => desk.showEnd()
  if (!isCard) return null
  if (key === 'Enter') return primaryOf(desk)
  if (key === 'ArrowLeft') return () => desk.go(step - 1)
  return key === 'ArrowRight' && phase === 'over' ? () => desk.go(step + 1) : null
}

/** What the large button does now; null where there is none. */
export function primaryOf(desk: LessonDesk): (() => void) | null {
  const { phase, step, isAstray, problem } = desk.store.getState()
  if (problem !== null || phase === 'planning') return null
  if (isAstray) return () => desk.restore()
  if (isSeenAgain(desk.store.getState())) return () => desk.endAgain()
  if (phase === 'closing') return () => desk.leave()
  if (phase === 'over') return () => desk.go(step + 1)
  return phase === 'running' ? () => desk.showEnd() : () => desk.play()
}
