import { engineVersion } from '#core/organisms/recording.ts'
import type { Lesson } from '#core/organisms/lesson.ts'
import { isSame } from '#app/store/settings.ts'
import { parseGoal } from '#share/goal.ts'
import { goalOffered } from '#sweep/offered-goals.ts'
import { goalsText } from '#text/en/goals.ts'
import { useLayout, usePage, useRun, useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { goalInWords } from './goal-words.ts'

/** The goal that is offered with a scenario, for whatever is made of its load; nothing where none is. */
export function OfferedGoal({ onTake }: { readonly onTake: (goal: string) => void }) {
  const { openings } = usePage()
  const load = useRun(({ recording }) => recording.settings.load)
  const organism = useRun(({ recording }) => recording.organism)
  const taken = useLayout((state) => state.goal)
  const id = Object.keys(openings).find((name) => {
    const run = openings[name]
    return run?.organism === organism && isSame(run.settings.load, load)
  })
  const goal = id === undefined ? null : goalOffered('scenarios', id)
  return goal === null || goal === taken ? null : <Offer goal={goal} onTake={() => onTake(goal)} />
}

interface LessonGoalProps {
  readonly lesson: Lesson
  /** Leaves the lesson. */
  readonly onLeave: () => void
}

/** What a lesson offers at its end: its first run once more, by one's own rules, held to a goal. */
export function LessonGoal({ lesson, onLeave }: LessonGoalProps) {
  const { session, layout } = usePage()
  const text = useText(goalsText)
  const goal = goalOffered('lessons', lesson.id)
  if (goal === null) return null
  const take = () => {
    onLeave()
    session.open({ engine: engineVersion, ...lesson.base, log: [] })
    layout.setState({ goal })
    session.say(text.yourTurn)
  }
  return <Offer goal={goal} onTake={take} />
}

function Offer({ goal, onTake }: { readonly goal: string; readonly onTake: () => void }) {
  const text = useText(goalsText)
  return (
    <div className="row-spread">
      <p className="note">{text.offered(goalInWords(parseGoal(goal) ?? [], text))}</p>
      <Button onPress={onTake}>{text.take}</Button>
    </div>
  )
}
