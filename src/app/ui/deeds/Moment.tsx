import './deeds.css'
import { useId, useState, type SyntheticEvent } from 'react'
import { checkNote, noteMax } from '#core/organisms/note-text.ts'
import { loadLimits, rateAt } from '#core/traffic/load.ts'
import { formatClock } from '#text/clock.ts'
import { fieldsText } from '#text/en/fields.ts'
import { momentText } from '#text/en/moment.ts'
import { usePage, useRun, useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { Disclosure } from '../parts/Disclosure.tsx'
import { Icon } from '../parts/Icon.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { Branches } from './Branches.tsx'
import { stepKinds, type StepKind } from './step-to.ts'
import { stepAloud } from './step-words.ts'

/** What can be done at the moment shown, and the branches of the run as soon as there are some. */
export function Moment() {
  const text = useText(momentText)
  const hasBranches = useRun(({ tree }) => tree.branches.length > 1)
  return (
    <>
      <Disclosure title={text.title} summary={text.summary}>
        <Burst />
        <Note />
        <Notes />
        <Steps />
      </Disclosure>
      {hasBranches && <Branches />}
    </>
  )
}

/** So long a burst lasts unless another time is typed, s. */
const burstSeconds = 30

/** More requests from now on: half of the present rate more, unless another number is typed. */
function Burst() {
  const text = useText(momentText)
  const { session } = usePage()
  const { load } = useText(fieldsText)
  const present = useRun(({ settings, time }) => Math.round(rateAt(settings.load, time) / 2))
  const isOver = useRun(({ time, duration, status }) => time >= duration || status === 'broken')
  const [typed, setTyped] = useState<number | null>(null)
  const [seconds, setSeconds] = useState(burstSeconds)
  const rate = typed ?? Math.max(1, present)
  return (
    <div className="moment-form" role="group" aria-label={text.burst}>
      <NumberField
        label={text.rate}
        unit="/s"
        value={rate}
        bounds={{ min: 0.001, max: loadLimits.rateMax }}
        help={load.help}
        onWish={setTyped}
      />
      <NumberField
        label={text.seconds}
        unit="s"
        value={seconds}
        bounds={{ min: 0.1, max: loadLimits.durationMax }}
        onWish={setSeconds}
      />
      <div className="row">
        <Button
          help={text.burstHelp}
          disabled={isOver}
          onPress={() => session.addBurst(rate, seconds)}
        >
          {text.addBurst}
        </Button>
      </div>
    </div>
  )
}

/** A text about the moment shown, which stays in its box as long as it cannot be a note. */
function Note() {
  const id = useId()
  const text = useText(momentText)
  const { session } = usePage()
  const [typed, setTyped] = useState('')
  const add = (event: SyntheticEvent) => {
    event.preventDefault()
    // A box of several lines breaks them; a note has one.
    const note = checkNote(typed.replaceAll(/\s+/gu, ' '))
    if (!note.ok) return session.say(note.problem)
    session.addNote(note.value)
    setTyped('')
  }
  return (
    <form className="moment-form" onSubmit={add}>
      <label className="label" htmlFor={id}>
        {text.note}
      </label>
      <textarea
        id={id}
        className="moment-note"
        rows={2}
        maxLength={2 * noteMax}
        value={typed}
        title={text.noteHelp}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="row">
        <button type="submit" className="button" disabled={typed.trim() === ''}>
          {text.addNote}
        </button>
      </div>
    </form>
  )
}

/** The notes of the run, in their order; a press goes to the time of one. */
function Notes() {
  const text = useText(momentText)
  const { session } = usePage()
  const log = useRun(({ recording }) => recording.log)
  const duration = useRun((state) => state.duration)
  const notes = log.flatMap(({ time, change }) =>
    change.type === 'note' ? [{ time, said: change.text }] : [],
  )
  if (notes.length === 0) return null
  return (
    <ol className="moment-notes" aria-label={text.notes}>
      {notes.map(({ time, said }, index) => (
        // Two notes may be alike.
        <li key={index}>
          <button type="button" className="link figure" onClick={() => session.seek(time)}>
            {formatClock(time, duration)}
          </button>{' '}
          {said}
        </li>
      ))}
    </ol>
  )
}

/** To the event before and the next one of each kind. */
function Steps() {
  const page = usePage()
  const text = useText(momentText)
  const isGone = useRun(({ status }) => status === 'broken' || status === 'loading')
  const step = (kind: StepKind, direction: -1 | 1) => {
    if (kind !== 'decision') stepAloud(page, kind, direction)
    else if (direction > 0) page.session.stepDecision()
    else page.session.stepBack()
  }
  return (
    <div className="moment-steps" role="group" aria-label={text.steps}>
      {stepKinds.map((kind) => (
        <StepRow key={kind} kind={kind} isGone={isGone} onStep={step} />
      ))}
    </div>
  )
}

/** The arrow that points down, as it points back and on. */
const turned = {
  before: { display: 'inline-flex', rotate: '90deg' },
  next: { display: 'inline-flex', rotate: '-90deg' },
} as const

interface StepRowProps {
  readonly kind: StepKind
  readonly isGone: boolean
  readonly onStep: (kind: StepKind, direction: -1 | 1) => void
}

function StepRow({ kind, isGone, onStep }: StepRowProps) {
  const text = useText(momentText)
  return (
    <>
      <span>{text.kinds[kind]}</span>
      {([-1, 1] as const).map((direction) => {
        const label = direction < 0 ? text.before[kind] : text.next[kind]
        return (
          <button
            key={direction}
            type="button"
            className="button button-ghost button-icon"
            aria-label={label}
            title={label}
            disabled={isGone}
            onClick={() => onStep(kind, direction)}
          >
            <span style={direction < 0 ? turned.before : turned.next}>
              <Icon name="down" />
            </span>
          </button>
        )
      })}
    </>
  )
}
