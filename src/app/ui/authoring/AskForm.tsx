import { textMax } from '#lessons/check-text.ts'
import { lessonLimits } from '#lessons/check-lesson.ts'
import {
  plainMeasures,
  type Ask,
  type DraftStep,
  type PlainMeasure,
} from '#lessons/authoring/draft.ts'
import { askFor } from '#lessons/authoring/edit.ts'
import type { PlannedStep } from '#lessons/plan.ts'
import { authoringText } from '#text/en/authoring.ts'
import { useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { TextLine } from './TextLine.tsx'

interface AskProps {
  readonly step: DraftStep
  readonly planned: PlannedStep | undefined
  readonly onEdit: (fields: Partial<DraftStep>, field?: string) => void
}

/** What the step asks before it shows; which answer is true is measured on the run. */
export function AskForm({ step, planned, onEdit }: AskProps) {
  const text = useText(authoringText)
  const { numbers } = useWords()
  const { ask, outcomes } = step
  const truth = planned?.values.answer ?? null
  const choose = (kind: string, measure: PlainMeasure = ask?.measure ?? 'first-ready') => {
    if (kind !== 'number' && kind !== 'choice') return onEdit({ ask: null, outcomes: [] })
    const next = askFor(kind, measure, ask?.measure === measure ? truth : null)
    onEdit({
      ask: { ...next, question: ask?.question ?? '' },
      outcomes: kind === ask?.kind ? outcomes : text.outcomesOf[kind],
    })
  }
  const edit = (fields: Partial<Ask>, field?: string) =>
    ask !== null && onEdit({ ask: { ...ask, ...fields } }, field)
  return (
    <>
      <ChoiceField
        label={text.asks}
        value={ask?.kind ?? 'none'}
        options={text.kinds}
        onWish={choose}
      />
      {ask !== null && (
        <>
          <ChoiceField
            label={text.askedFor}
            value={ask.measure}
            options={text.measures satisfies Readonly<Record<PlainMeasure, string>>}
            onWish={(wish) => choose(ask.kind, measureOf(wish))}
          />
          <p className="note">
            {truth === null || Number.isNaN(truth)
              ? text.noTruth
              : text.truth(numbers.plain(round(truth)))}
          </p>
          <TextLine
            label={text.question}
            value={ask.question}
            most={textMax.question}
            rows={2}
            onText={(question) => edit({ question }, 'question')}
          />
          <Scale ask={ask} onEdit={edit} />
        </>
      )}
      {text.outcomeLabels[ask?.kind ?? 'none'].map((label, index) => (
        <TextLine
          key={label}
          label={label}
          value={outcomes[index] ?? ''}
          most={textMax.outcome}
          rows={2}
          onText={(said) =>
            onEdit({ outcomes: withText(outcomes, index, said) }, `outcome ${index}`)
          }
        />
      ))}
    </>
  )
}

/** How an answer is given: on a scale, or as one of a few options. */
function Scale({ ask, onEdit }: OptionsProps) {
  const text = useText(authoringText)
  if (ask.kind === 'choice') return <Options ask={ask} onEdit={onEdit} />
  return (
    <>
      <NumberField label={text.scaleTo} value={ask.max} unit="" onWish={(max) => onEdit({ max })} />
      <NumberField label={text.near} value={ask.near} unit="" onWish={(near) => onEdit({ near })} />
    </>
  )
}

interface OptionsProps {
  readonly ask: Ask
  readonly onEdit: (fields: Partial<Ask>, field?: string) => void
}

/** Options that lie side by side on the scale of what is asked for, so that exactly one is true. */
function Options({ ask, onEdit }: OptionsProps) {
  const text = useText(authoringText)
  const { numbers } = useWords()
  const { bounds, options } = ask
  return (
    <>
      {options.map((option, index) => {
        const [from, to] = [bounds[index - 1], bounds[index]]
        const label = text.option(
          from === undefined ? null : numbers.plain(from),
          to === undefined ? null : numbers.plain(to),
        )
        return (
          <div key={index} className="author-option">
            <TextLine
              label={label}
              value={option}
              most={textMax.option}
              onText={(said) =>
                onEdit({ options: withText(options, index, said) }, `option ${index}`)
              }
            />
            {to !== undefined && (
              <NumberField
                label={text.bound(index + 1)}
                value={to}
                unit=""
                onWish={(bound) => onEdit({ bounds: bounds.with(index, bound) })}
              />
            )}
          </div>
        )
      })}
      <div className="row">
        <Button
          look="ghost"
          disabled={options.length >= lessonLimits.options}
          onPress={() =>
            onEdit({ bounds: [...bounds, (bounds.at(-1) ?? 1) * 2], options: [...options, ''] })
          }
        >
          {text.moreOptions}
        </Button>
        <Button
          look="ghost"
          disabled={options.length <= 2}
          onPress={() => onEdit({ bounds: bounds.slice(0, -1), options: options.slice(0, -1) })}
        >
          {text.fewerOptions}
        </Button>
      </div>
    </>
  )
}

function withText(texts: readonly string[], index: number, text: string): readonly string[] {
  return Array.from({ length: Math.max(texts.length, index + 1) }, (_, at) =>
    at === index ? text : (texts[at] ?? ''),
  )
}

function measureOf(wish: string): PlainMeasure {
  const names = Object.keys(plainMeasures) as PlainMeasure[]
  return names.find((one) => one === wish) ?? 'first-ready'
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
