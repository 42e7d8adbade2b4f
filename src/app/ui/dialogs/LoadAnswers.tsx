import type { LoadUnit } from '#share/loads/columns.ts'
import type { GapFilling, LoadChoices } from '#share/loads/finish.ts'
import type { LoadPreview } from '#share/loads/preview.ts'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { Disclosure } from '../parts/Disclosure.tsx'
import { NumberField } from '../parts/NumberField.tsx'

interface LoadAnswersProps {
  readonly preview: LoadPreview
  readonly answers: LoadChoices
  readonly onAnswers: (answers: LoadChoices) => void
}

const units = {
  '': 'Please choose',
  count: 'Requests in one interval',
  rate: 'Requests per second',
  minute: 'Requests per minute',
} as const

/** What only the visitor can say about a file, and what becomes of its gaps. */
export function LoadAnswers({ preview, answers, onAnswers }: LoadAnswersProps) {
  const unit = answers.unit ?? preview.unit
  const per = answers.per ?? preview.per
  const shown = unit === null ? '' : unit === 'count' ? 'count' : per === 60 ? 'minute' : 'rate'
  const setUnit = (name: string) => {
    if (name === '') return
    const chosen: LoadUnit = name === 'count' ? 'count' : 'rate'
    onAnswers({ ...answers, unit: chosen, per: name === 'minute' ? 60 : 1 })
  }
  return (
    <div className="form">
      <ChoiceField label="One value is" value={shown} options={units} onWish={setUnit} />
      {preview.interval === null && (
        <NumberField
          label="One row stands for"
          value={answers.interval ?? 0}
          unit="s"
          onWish={(interval) => onAnswers({ ...answers, interval })}
        />
      )}
      {preview.missing > 0 && (
        <ChoiceField
          label="In gaps"
          value={answers.gaps ?? 'hold'}
          options={{
            hold: 'the last value goes on',
            linear: 'a straight line',
            zero: 'no requests',
          }}
          onWish={(name) => onAnswers({ ...answers, gaps: gapsOf(name) })}
        />
      )}
      <Disclosure title="Cut and scale">
        <NumberField
          label="Multiply by"
          value={answers.scale ?? 1}
          unit=""
          onWish={(scale) => onAnswers({ ...answers, scale })}
        />
        <NumberField
          label="From"
          value={answers.from ?? 0}
          unit="s"
          onWish={(from) => onAnswers({ ...answers, from })}
        />
        <NumberField
          label="To"
          value={answers.to ?? preview.duration ?? 0}
          unit="s"
          onWish={(to) => onAnswers({ ...answers, to })}
        />
        {preview.interval !== null && (
          <NumberField
            label="Average over"
            value={answers.every ?? preview.interval}
            unit="s"
            help="A whole multiple of the interval; a long load then fits into a link."
            onWish={(every) => onAnswers({ ...answers, every })}
          />
        )}
      </Disclosure>
    </div>
  )
}

function gapsOf(name: string): GapFilling {
  return name === 'zero' || name === 'linear' ? name : 'hold'
}
