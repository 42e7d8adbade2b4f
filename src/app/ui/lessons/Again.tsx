import { useEffect } from 'react'
import { isSeenAgain } from '#app/lessons/again.ts'
import type { LessonDesk, LessonState } from '#app/lessons/desk.ts'
import { formatClock } from '#text/clock.ts'
import { lessonCardText } from '#text/en/lesson-card.ts'
import { useText } from '../page.ts'

interface AgainProps {
  readonly desk: LessonDesk
  readonly state: LessonState
}

/** The decisive seconds: offered once the step is over, told while they are seen. */
export function Again({ desk, state }: AgainProps) {
  const text = useText(lessonCardText)
  const { replay, isAstray } = state
  if (replay === null || isAstray) return null
  if (!isSeenAgain(state)) {
    return (
      <button type="button" className="link lesson-look" onClick={() => desk.seeAgain()}>
        {text.again}
      </button>
    )
  }
  const told = replay.state === 'still' ? text.still : text.replaying
  const [from, to] = [replay.from, replay.to].map((time) => formatClock(time, replay.to))
  return <p className="note">{told(from ?? '', to ?? '')}</p>
}

/** What the step points at has a halo as long as its decisive seconds are seen. */
export function useHalo(isOn: boolean): void {
  useEffect(() => {
    const { dataset } = document.documentElement
    if (isOn) dataset.halo = ''
    return () => {
      delete dataset.halo
    }
  }, [isOn])
}
