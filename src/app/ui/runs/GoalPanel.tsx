import { useId, useState } from 'react'
import { useStore } from 'zustand'
import {
  conditionOf,
  formatGoal,
  goalMeasures,
  parseGoal,
  type Condition,
  type Goal,
  type GoalMeasure,
} from '#share/goal.ts'
import { measured, type GoalFigures } from '#sweep/goal-check.ts'
import { goalsText } from '#text/en/goals.ts'
import { usePage, useRun, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { deskOf, setGoal } from './desk-of.ts'
import { goalSentence, told } from './goal-words.ts'
import { OfferedGoal } from './OfferedGoal.tsx'
import { decided } from './watch-goal.ts'

type Typed = Readonly<Record<GoalMeasure, string>>

/** The goal of the run: what it says, what the run has come to, and a form for another one. */
export function GoalPanel() {
  const page = usePage()
  const { session } = page
  const { numbers } = useWords()
  const text = useText(goalsText)
  const { goal: store } = deskOf(page)
  const state = useStore(store)
  const [typed, setTyped] = useState(() => typedOf(state.goal ?? [], numbers.plain))
  const set = () => {
    const goal = goalOf(typed, state.goal ?? [], numbers.parse)
    if (goal === null) return session.say(text.wrong)
    if (goal.length === 0) return session.say(text.empty)
    setGoal(page, formatGoal(goal))
    session.say(text.isSet)
  }
  return (
    <form
      className="sweep"
      onSubmit={(event) => {
        event.preventDefault()
        set()
      }}
    >
      <p className="reading">{text.intro}</p>
      <OfferedGoal
        onTake={(goal) => {
          setGoal(page, goal)
          setTyped(typedOf(parseGoal(goal) ?? [], numbers.plain))
          session.say(text.isSet)
        }}
      />
      <Conditions typed={typed} onTyped={setTyped} />
      <p role="status" className="runs-said">
        {state.isChecking ? text.checking : state.result !== null && goalSentence(state, text)}
      </p>
      <p className="note">
        {text.howDecided} {state.result !== null && state.isApproximate && text.approximate}
      </p>
      <div className="row">
        <button type="submit" className="button button-primary">
          {text.set}
        </button>
        {state.goal !== null && (
          <Button
            look="ghost"
            onPress={() => {
              setGoal(page, null)
              setTyped(typedOf([], numbers.plain))
            }}
          >
            {text.drop}
          </Button>
        )}
      </div>
    </form>
  )
}

interface ConditionsProps {
  readonly typed: Typed
  readonly onTyped: (typed: Typed) => void
}

/** A row for each measure. */
function Conditions({ typed, onTyped }: ConditionsProps) {
  const text = useText(goalsText)
  return (
    <table className="sweep-table">
      <thead>
        <tr>
          <th scope="col">{text.form}</th>
          <th scope="col">{text.bound}</th>
          <th scope="col">{text.value}</th>
          <th scope="col">{text.verdict}</th>
        </tr>
      </thead>
      <tbody>
        {goalMeasures.map((measure) => (
          <Row
            key={measure}
            measure={measure}
            typed={typed[measure]}
            onTyped={(value) => onTyped({ ...typed, [measure]: value })}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly measure: GoalMeasure
  readonly typed: string
  readonly onTyped: (value: string) => void
}

/** One measure with its bound, what the run has of it, and the verdict once the run is over. */
function Row({ measure, typed, onTyped }: RowProps) {
  const id = useId()
  const text = useText(goalsText)
  const state = useStore(deskOf(usePage()).goal)
  const condition = state.goal?.find((one) => one.measure === measure)
  const verdict = decided(state)?.verdicts.find((one) => one.condition === condition)
  const soFar = useSoFar(measure)
  const value = state.result === null ? soFar : measured(measure, state.result)
  const shown =
    value === null
      ? state.result === null
        ? text.atEnd
        : text.noValue
      : text.amounts[measure](condition ? told(condition, value) : Number(value.toPrecision(3)))
  return (
    <tr>
      <th scope="row">
        <label htmlFor={id}>{text[measure]}</label>
      </th>
      <td>
        <span className="runs-bound">
          {text.comparators[condition?.comparator ?? '<']}
          <input
            id={id}
            className="runs-name figure"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            placeholder={text.notAsked}
            value={typed}
            onChange={(event) => onTyped(event.target.value)}
          />
          <span>{text.units[measure]}</span>
        </span>
      </td>
      <td className="figure">
        {shown} {state.result === null && value !== null && <small>{text.soFar}</small>}
      </td>
      <td>
        {verdict !== undefined && (
          <span className={verdict.isMet ? 'runs-met' : 'runs-missed'}>
            {verdict.isMet ? text.met : text.missedIt}
          </span>
        )}
      </td>
    </tr>
  )
}

/** What the run has of a measure up to now, where the page knows it for the whole run; else null. */
function useSoFar(measure: GoalMeasure): number | null {
  return useRun(({ figures, services }) => {
    if (figures === null || services.length !== 1) return null
    const { requests, objective, cost } = figures
    const known: GoalFigures = {
      p99: null,
      missedSeconds: objective.missedSeconds,
      failed: requests.failed,
      requests: requests.arrived,
      cost: cost.total,
      replicaSeconds: null,
    }
    return measured(measure, known)
  })
}

function typedOf(goal: Goal, plain: (value: number) => string): Typed {
  const of = (measure: GoalMeasure) => {
    const condition = goal.find((one) => one.measure === measure)
    return condition === undefined ? '' : plain(condition.bound)
  }
  return {
    p99: of('p99'),
    missed: of('missed'),
    lost: of('lost'),
    cost: of('cost'),
    cells: of('cells'),
  }
}

/** The goal that was typed, without what was left empty; null where a bound is none. */
function goalOf(typed: Typed, before: Goal, parse: (text: string) => number): Goal | null {
  const asked = goalMeasures.filter((measure) => typed[measure].trim() !== '')
  const goal = asked.map((measure): Condition | null => {
    const comparator = before.find((one) => one.measure === measure)?.comparator ?? '<'
    return conditionOf(measure, comparator, parse(typed[measure].trim()))
  })
  const whole = goal.filter((condition) => condition !== null)
  return whole.length === asked.length ? whole : null
}
