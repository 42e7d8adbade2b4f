import { useId } from 'react'
import { serviceFields } from '#core/organisms/microservices/service-fields.ts'
import type { RevisionFigures, RolloutFigures } from '#core/organisms/observation.ts'
import { rolloutRevisions } from '#core/organisms/recording.ts'
import { fieldsText } from '#text/en/fields.ts'
import { rolloutText } from '#text/en/rollout.ts'
import { usePage, useRun, useSettings, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { Disclosure } from '../parts/Disclosure.tsx'
import { Help, helpId } from '../parts/Help.tsx'
import { SettingsForm } from '../parts/SettingsForm.tsx'
import { TypedInput } from '../parts/TypedInput.tsx'
import { isDone, podsOf } from './progress.ts'

/** Rolls a revision of the watched service out, and tells how far that has come. */
export function Rollout() {
  const text = useText(rolloutText)
  const now = useRun(({ figures }) => figures?.rollout)
  const last = now?.revisions.at(-1)
  const summary =
    now === undefined || last === undefined
      ? text.none
      : isDone(now)
        ? text.isDone(last.number)
        : text.goesOn(last.available, last.wanted)
  return (
    <Disclosure title={text.title} summary={summary}>
      <p className="note">{text.about}</p>
      <Acts revisions={now?.revisions.length ?? 1} />
      {now !== undefined && <Progress now={now} />}
      <div className="form">
        <PodsField name="maxSurge" />
        <PodsField name="maxUnavailable" />
      </div>
      <SettingsForm names={['minReadySeconds', 'crashAfter', 'crashShare']} />
    </Disclosure>
  )
}

function Acts({ revisions }: { readonly revisions: number }) {
  const { session } = usePage()
  const text = useText(rolloutText)
  const isGone = useRun(({ status }) => status === 'broken' || status === 'loading')
  const help = {
    healthy: text.healthyHelp,
    crashing: text.crashingHelp,
    former: text.formerHelp,
  }
  return (
    <div className="row">
      {rolloutRevisions.map((revision) => (
        <Button
          key={revision}
          disabled={isGone || (revision === 'former' && revisions < 2)}
          help={help[revision]}
          onPress={() => session.rollOut(revision)}
        >
          {text[revision]}
        </Button>
      ))}
    </div>
  )
}

/** Each revision with its cells, and the bounds between which the rollout keeps. */
function Progress({ now }: { readonly now: RolloutFigures }) {
  const text = useText(rolloutText)
  const { revisions, minAvailable, maxTotal } = now
  const last = revisions.at(-1)
  if (last === undefined) return null
  const old = revisions.slice(0, -1).reduce((sum, { active }) => sum + active, 0)
  const said = isDone(now)
    ? text.done(last.number)
    : last.waiting > 0
      ? text.waits(last.number, old)
      : text.going(last.number)
  return (
    <>
      <p className="note" role="status">
        {said}
      </p>
      <p className="micro figure">{text.bounds(minAvailable, maxTotal)}</p>
      <table className="figures-table">
        <thead>
          <tr>
            {[text.revision, text.wanted, text.cells, text.available, text.waiting].map((name) => (
              <th
                key={name}
                scope="col"
                title={name === text.waiting ? text.waitingHelp : undefined}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {revisions.toReversed().map((revision) => (
            <Row key={revision.genome} revision={revision} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function Row({ revision }: { readonly revision: RevisionFigures }) {
  const { numbers, text: textOf } = useWords()
  const text = textOf(rolloutText)
  const { number, wanted, active, available, waiting, crashes } = revision
  return (
    <tr>
      <th scope="row">
        {numbers.count(number)}
        {crashes && <span className="micro"> {text.crashes}</span>}
      </th>
      {[wanted, active, available].map((count, column) => (
        // The columns keep their places.
        <td key={column} className="figure">
          {numbers.count(count)}
        </td>
      ))}
      <td className={waiting > 0 ? 'figure warning' : 'figure'}>{numbers.count(waiting)}</td>
    </tr>
  )
}

/** A number of cells, or a share of them, to type. */
function PodsField({ name }: { readonly name: 'maxSurge' | 'maxUnavailable' }) {
  const id = useId()
  const { session } = usePage()
  const { label, help } = useText(fieldsText)[name]
  const { notPods } = useText(rolloutText)
  const value = useSettings((settings) => settings[name])
  const take = (typed: string): void => {
    const wished = podsOf(typed)
    if (serviceFields[name].check(wished).ok) session.change(name, wished)
    else session.say(notPods(typed.slice(0, 40)))
  }
  return (
    <div className="field" title={help}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <span className="number-box">
        <TypedInput
          id={id}
          shown={String(value)}
          onTyped={take}
          least={4}
          describedBy={helpId(id, help)}
          disabled={false}
        />
        <Help id={id} help={help} />
      </span>
    </div>
  )
}
