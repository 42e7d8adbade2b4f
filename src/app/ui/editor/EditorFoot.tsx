import type { BindingState } from '#app/editor/binding.ts'
import type { Editing } from '#app/editor/editing.ts'
import { hpaSignals } from '#core/policies/hpa-spec.ts'
import type { MetricNeed, RefusedField } from '#share/manifests/draft.ts'
import type { ScalerName } from '#share/manifests/scaler.ts'
import { editorText } from '#text/en/editor.ts'
import { steady } from '#text/steady.ts'
import { useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { leaveOut, placeNamed, type Place } from './remarks.ts'

interface EditorFootProps {
  readonly editing: Editing
  readonly state: BindingState
}

/** How the text stands to the run, in words: what is wrong with it, what is to be decided, or that both agree. */
export function EditorFoot({ editing, state }: EditorFootProps) {
  const text = useText(editorText)
  const { say } = useWords()
  const { reading, refusal, hasNone } = state
  const problem = reading?.problem ?? refusal
  const place = problem === null ? null : placeNamed(problem)
  const isValid = (reading?.values ?? null) !== null
  const isOpen = reading !== null && reading.values === null && reading.problem === null
  return (
    <div className="editor-foot">
      <div aria-live="polite">
        {hasNone && reading === null && <p className="editor-said">{text.none}</p>}
        {problem !== null && (
          <p className="problem">
            {say(problem)} {refusal === null ? text.goesOn : text.notTaken}
          </p>
        )}
        {problem === null && isOpen && <p className="editor-said">{text.open}:</p>}
      </div>
      {problem === null && isValid && <p className="editor-said">{text.agrees}</p>}
      {place !== null && <GoTo editing={editing} place={place} />}
      {reading !== null && reading.several.length > 0 && (
        <Several editing={editing} names={reading.several} />
      )}
      {reading?.needs.map((need) => (
        <Need key={need.key} editing={editing} need={need} />
      ))}
      {reading !== null && <Refused editing={editing} fields={reading.refused} />}
    </div>
  )
}

function GoTo({ editing, place }: { readonly editing: Editing; readonly place: Place }) {
  const text = useText(editorText)
  return (
    <button type="button" className="link" onClick={() => editing.goTo(place.line, place.column)}>
      {text.goTo(place.line)}
    </button>
  )
}

/** Of several autoscalers of a file one decides. */
function Several({
  editing,
  names,
}: {
  readonly editing: Editing
  readonly names: readonly ScalerName[]
}) {
  const text = useText(editorText)
  return (
    <ChoiceField
      label={text.choose}
      value=""
      options={{
        '': text.pleaseChoose,
        ...Object.fromEntries(
          names.map(({ key, kind, name }) => [key, steady(`${name} (${kind})`)]),
        ),
      }}
      onWish={(scaler) => scaler !== '' && editing.answer({ ...editing.choices(), scaler })}
    />
  )
}

/** What a metric with a name of its own counts; a guess from the name is never taken by itself. */
function Need({ editing, need }: { readonly editing: Editing; readonly need: MetricNeed }) {
  const text = useText(editorText)
  const { key, name, guess, signal, line } = need
  return (
    <div className="editor-open">
      <GoTo editing={editing} place={{ line, column: null }} />
      <ChoiceField
        label={text.counts(steady(name))}
        value={signal ?? ''}
        options={{
          '': guess === null ? text.pleaseChoose : text.soundsLike(text.signals[guess]),
          ...text.signals,
        }}
        onWish={(chosen) => {
          const known = hpaSignals.find((option) => option === chosen)
          const choices = editing.choices()
          if (known === undefined) return
          editing.answer({ ...choices, signals: { ...choices.signals, [key]: known } })
        }}
      />
    </div>
  )
}

interface RefusedProps {
  readonly editing: Editing
  readonly fields: readonly RefusedField[]
}

/** Fields that the simulation cannot follow: each is left out only by its own button. */
function Refused({ editing, fields }: RefusedProps) {
  const text = useText(editorText)
  const { say } = useWords()
  if (fields.length === 0) return null
  return (
    <ul className="editor-refused">
      {fields.map((field) => (
        <li key={field.key} className="editor-open">
          <GoTo editing={editing} place={field} />
          <span>
            <span className="mono">{steady(field.path)}</span>: {say(field.reason)}
          </span>
          {field.accepted ? (
            <span className="micro">{text.leftOut}</span>
          ) : (
            <Button
              help={text.leaveOutOf(steady(field.path))}
              onPress={() => leaveOut(editing, fields, field)}
            >
              {text.leaveOut}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
