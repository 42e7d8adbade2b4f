import { hasGraph } from '#app/store/service-settings.ts'
import type { K6Answers } from '#share/k6/load.ts'
import type { K6Plan } from '#share/k6/plan.ts'
import { k6Text } from '#text/en/k6.ts'
import { steady } from '#text/steady.ts'
import { useRun, useText } from '../page.ts'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { entrancesOf, type Entrance } from './use-closed-clients.ts'

interface K6AnsweredProps {
  readonly plan: K6Plan
  readonly answers: K6Answers
  readonly onAnswers: (answers: K6Answers) => void
  /** Closed clients that it comes to; null where it becomes a rate. */
  readonly users: number | null
  readonly entrance: Entrance
  readonly onEntrance: (entrance: Entrance) => void
}

/** What only the visitor can say about a script: what an iteration asks for, and what becomes of users. */
export function K6Answered(props: K6AnsweredProps) {
  const { plan, answers, onAnswers } = props
  const text = useText(k6Text)
  const isMany = useRun(({ settings }) => hasGraph(settings))
  const isClosed = plan.scenarios.some(({ model }) => model === 'closed')
  const counts = plan.scenarios.some((one) => one.model === 'open' || one.iterations !== null)
  return (
    <div className="form">
      {counts && !answers.asUsers && (
        <NumberField
          label={text.perIteration}
          value={answers.perIteration}
          unit=""
          help={text.perIterationHelp}
          onWish={(perIteration) => onAnswers({ ...answers, perIteration })}
        />
      )}
      {isClosed && isMany && (
        <ChoiceField
          label={text.becomes}
          value={answers.asUsers ? 'users' : 'rate'}
          options={text.choices}
          onWish={(name) => onAnswers({ ...answers, asUsers: name === 'users' })}
        />
      )}
      {isClosed && !answers.asUsers && (
        <NumberField
          label={text.perUser}
          value={answers.perUser ?? 0}
          unit={text.perUserUnit}
          help={text.perUserHelp}
          onWish={(perUser) => onAnswers({ ...answers, perUser })}
        />
      )}
      {answers.asUsers && <AsUsers {...props} />}
    </div>
  )
}

function AsUsers({ plan, users, entrance, onEntrance }: K6AnsweredProps) {
  const text = useText(k6Text)
  const graph = useRun(({ settings }) => settings.graph)
  const entrances = new Map([...entrancesOf(graph)].map(([call, to]) => [String(call), steady(to)]))
  const isShort = plan.scenarios.some(({ iterations }) => iterations !== null)
  return (
    <>
      <NumberField
        label={text.think}
        value={entrance.think}
        unit="s"
        bounds={{ min: 0.001, max: 3600 }}
        onWish={(think) => onEntrance({ ...entrance, think })}
      />
      {entrances.size > 1 && (
        <ChoiceField
          label={text.entrance}
          value={String(entrance.call ?? [...entrances.keys()][0])}
          options={entrances}
          onWish={(call) => onEntrance({ ...entrance, call: Number(call) })}
        />
      )}
      {users !== null && <p className="note">{text.constant(users)}</p>}
      {isShort && <p className="note">{text.noIterations}</p>}
    </>
  )
}
