import { useMemo, useState } from 'react'
import { hasGraph } from '#app/store/service-settings.ts'
import { loadPeak } from '#core/traffic/load.ts'
import { k6Load, type K6Answers } from '#share/k6/load.ts'
import type { K6Plan } from '#share/k6/plan.ts'
import { importText } from '#text/en/import.ts'
import { k6Text } from '#text/en/k6.ts'
import { usePage, useRun, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import type { ImportProps } from './ImportDialog.tsx'
import { K6Answered } from './K6Answered.tsx'
import { K6Scenarios } from './K6Scenarios.tsx'
import { k6Order, k6Reader } from './k6-reader.ts'
import { LoadCurvePicture } from './LoadCurvePicture.tsx'
import { ReadingProgress } from './ReadingProgress.tsx'
import { Refusal } from './Refusal.tsx'
import { useReading } from './use-reading.ts'
import { useClosedClients, type Entrance } from './use-closed-clients.ts'

/** A script of k6: its scenarios, and the load or the closed clients that they make, before anything changes. */
export function K6Import(props: ImportProps) {
  const { source, onCancel, onEdit } = props
  const reading = useReading(source, k6Order, k6Reader)
  const read = reading.answer
  if (read === null) {
    return <ReadingProgress reading={reading} name={source.name} onCancel={onCancel} />
  }
  if (!read.ok) return <Refusal sentence={read.problem} source={source} onEdit={onEdit} />
  return <Plan plan={read.value} {...props} />
}

function Plan({ plan, source, onDone }: ImportProps & { readonly plan: K6Plan }) {
  const { session, visit } = usePage()
  const { say } = useWords()
  const text = useText(k6Text)
  const words = useText(importText)
  const setClients = useClosedClients()
  const isMany = useRun(({ settings }) => hasGraph(settings))
  const [answers, setAnswers] = useState<K6Answers>(() => firstAnswers(plan, isMany))
  const [entrance, setEntrance] = useState<Entrance>({ call: null, think: plan.sleeps ?? 1 })
  const made = useMemo(() => k6Load(plan, answers), [plan, answers])
  // A question that nobody has answered yet is no mistake.
  const isAsked = plan.scenarios.some(({ model }) => model === 'closed') && answers.perUser === null
  const apply = () => {
    if (!made.ok) return
    const { load, users } = made.value
    visit.nameLoad(load, source.name === '' ? words.pastedLoad : source.name)
    if (users === null ? !session.changeAll({ load }) : !setClients(load, users, entrance)) return
    // Over the alert of a damaged link this is a way on.
    visit.dismiss()
    onDone()
  }
  return (
    <>
      <K6Scenarios plan={plan} load={made.ok ? made.value.load : null} />
      <K6Answered
        plan={plan}
        answers={answers}
        onAnswers={setAnswers}
        users={made.ok ? made.value.users : null}
        entrance={entrance}
        onEntrance={setEntrance}
      />
      {!made.ok && (isMany || !isAsked) && (
        <p className={isAsked ? 'note' : 'problem'} role={isAsked ? undefined : 'alert'}>
          {say(made.problem)}
        </p>
      )}
      {made.ok && made.value.users === null && (
        <>
          <LoadCurvePicture load={made.value.load} />
          <p className="micro figure">{text.peak(loadPeak(made.value.load))}</p>
        </>
      )}
      {made.ok && made.value.users !== null && (
        <p className="micro figure">{text.clients(made.value.users, entrance.think)}</p>
      )}
      <div className="row-end">
        <Button look="primary" disabled={!made.ok} onPress={apply}>
          {answers.asUsers ? text.useClients : text.useLoad}
        </Button>
      </div>
    </>
  )
}

/** What a script tells without being run is where the answers begin. */
function firstAnswers({ scenarios, requests }: K6Plan, isMany: boolean): K6Answers {
  const isClosed = scenarios.every(({ model }) => model === 'closed')
  return {
    perIteration: Math.max(1, requests),
    perUser: null,
    asUsers: isClosed && isMany,
  }
}
