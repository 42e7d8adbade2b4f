import { isSeenAgain } from '#app/lessons/again.ts'
import type { LessonDesk, LessonState } from '#app/lessons/desk.ts'
import { lessonCardText } from '#text/en/lesson-card.ts'
import { useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { primaryOf } from './use-card-keys.ts'

interface ActionsProps {
  readonly desk: LessonDesk
  readonly state: LessonState
}

/** The ways on from where the step stands. */
export function Actions({ desk, state }: ActionsProps) {
  const text = useText(lessonCardText)
  const { step, phase, answer, isAstray, problem } = state
  const back = step > 0 && (
    <Button look="ghost" onPress={() => desk.go(step - 1)}>
      {text.back}
    </Button>
  )
  if (problem !== null) return <div className="lesson-actions">{back}</div>
  const names = {
    planning: null,
    asking: text.test,
    ready: text.play,
    running: null,
    over: isSeenAgain(state) ? text.endReplay : text.next,
    closing: text.finish,
  } as const
  const name = isAstray && phase !== 'planning' ? text.restore : names[phase]
  return (
    <div className="lesson-actions">
      {back}
      <span className="lesson-gap" />
      {phase === 'asking' && !isAstray && (
        <Button look="ghost" onPress={() => desk.skip()}>
          {text.skip}
        </Button>
      )}
      {phase === 'running' && !isAstray && (
        <Button onPress={() => desk.showEnd()}>{text.showEnd}</Button>
      )}
      {name !== null && (
        <Button
          look="primary"
          disabled={phase === 'asking' && answer === null && !isAstray}
          onPress={() => primaryOf(desk)?.()}
        >
          {name}
        </Button>
      )}
    </div>
  )
}
