import type { LoadUnit } from '#share/loads/columns.ts'
import type { GapFilling, LoadChoices } from '#share/loads/finish.ts'
import type { LoadReading } from '#share/reading/reader.ts'
import { averagedOver } from '#share/loads/resample.ts'
import { importText } from '#text/en/import.ts'
import { loadsText } from '#text/en/loads.ts'
import { useText } from '../page.ts'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { Disclosure } from '../parts/Disclosure.tsx'
import { NumberField } from '../parts/NumberField.tsx'

interface LoadAnswersProps {
  readonly preview: LoadReading['preview']
  readonly answers: LoadChoices
  readonly onAnswers: (answers: LoadChoices) => void
}

/** What only the visitor can say about a file, and what becomes of its gaps. */
export function LoadAnswers({ preview, answers, onAnswers }: LoadAnswersProps) {
  const text = useText(importText)
  const words = useText(loadsText)
  const units = { '': text.pleaseChoose, ...text.units, hour: words.perHour }
  const unit = answers.unit ?? preview.unit
  const per = answers.per ?? preview.per
  const shown = unit === null ? '' : unit === 'count' ? 'count' : (rateNames.get(per) ?? 'rate')
  const setUnit = (name: string) => {
    if (name === '') return
    const chosen: LoadUnit = name === 'count' ? 'count' : 'rate'
    onAnswers({ ...answers, unit: chosen, per: seconds.get(name) ?? 1 })
  }
  // Nothing is left to be said about a curve but its size.
  if (preview.curve !== null) return null
  return (
    <div className="form">
      <ChoiceField label={text.oneValueIs} value={shown} options={units} onWish={setUnit} />
      {preview.interval === null && (
        <NumberField
          label={text.oneRowIs}
          value={answers.interval ?? 0}
          unit="s"
          onWish={(interval) => onAnswers({ ...answers, interval })}
        />
      )}
      {preview.missing > 0 && (
        <ChoiceField
          label={text.inGaps}
          value={answers.gaps ?? 'hold'}
          options={text.gapFillings}
          onWish={(name) => onAnswers({ ...answers, gaps: gapsOf(name) })}
        />
      )}
      <Disclosure title={text.cutAndScale}>
        <NumberField
          label={text.multiplyBy}
          value={answers.scale ?? 1}
          unit=""
          onWish={(scale) => onAnswers({ ...answers, scale })}
        />
        <NumberField
          label={text.from}
          value={answers.from ?? 0}
          unit="s"
          onWish={(from) => onAnswers({ ...answers, from })}
        />
        <NumberField
          label={text.to}
          value={answers.to ?? preview.duration ?? 0}
          unit="s"
          onWish={(to) => onAnswers({ ...answers, to })}
        />
        {preview.interval !== null && (
          <NumberField
            label={text.averageOver}
            value={answers.every ?? averagedOver(preview.interval, intervalsOf(preview, answers))}
            unit="s"
            help={text.averageHelp}
            onWish={(every) => onAnswers({ ...answers, every })}
          />
        )}
      </Disclosure>
    </div>
  )
}

const seconds = new Map([
  ['minute', 60],
  ['hour', 3600],
])
const rateNames = new Map([...seconds].map(([name, per]) => [per, name]))

/** The intervals that are left after the part between two times was cut out. */
function intervalsOf(
  { intervals, interval }: LoadAnswersProps['preview'],
  answers: LoadChoices,
): number {
  if (interval === null) return intervals
  const [from, to] = [answers.from ?? 0, answers.to ?? intervals * interval]
  return Math.round(to / interval) - Math.round(from / interval)
}

function gapsOf(name: string): GapFilling {
  return name === 'zero' || name === 'linear' ? name : 'hold'
}
