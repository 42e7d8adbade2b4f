import { useEffect, useState, type Dispatch, type SetStateAction } from 'react'
import type { MetricsFile } from '#share/calibration/metrics.ts'
import { percentileNames, unitsOf, type Meaning, type Role } from '#share/calibration/roles.ts'
import { tooLarge } from '#share/file-limits.ts'
import { calibrationText } from '#text/en/calibration.ts'
import { importText } from '#text/en/import.ts'
import { steady } from '#text/steady.ts'
import type { Offer } from '../layout.ts'
import { useText, useWords } from '../page.ts'
import { IconButton } from '../parts/Button.tsx'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { metricsReader } from './readers.ts'
import { ReadingProgress } from './ReadingProgress.tsx'
import { beginFile, type Source } from './source.ts'
import { useReading } from './use-reading.ts'

interface MetricsSourceProps {
  readonly offer: Offer
  readonly name: string
  /** What the visitor says a series is; null as long as its name says it. */
  readonly meaningOf: (place: number) => Meaning | null
  readonly onMeaning: (place: number, meaning: Meaning) => void
  readonly onFile: Dispatch<SetStateAction<ReadonlyMap<number, MetricsFile>>>
  readonly onRemove: () => void
}

/** One file of metrics: its series, and what each of them stands for. */
export function MetricsSource(props: MetricsSourceProps) {
  const { offer, name, onRemove } = props
  const text = useText(calibrationText)
  const words = useText(importText)
  return (
    <section aria-label={steady(name)}>
      <div className="row-spread">
        <h3 className="form-title">{steady(name)}</h3>
        <IconButton icon="close" label={text.remove(steady(name))} onPress={onRemove} />
      </div>
      {offer.others > 0 && <p className="note">{words.onlyOne(offer.others)}</p>}
      <Begun key={offer.number} {...props} />
    </section>
  )
}

/** A file is begun first: a short one is read here, a long one in a thread. */
function Begun(props: MetricsSourceProps) {
  const { content } = props.offer
  const { say } = useWords()
  const words = useText(importText)
  const [begun, setBegun] = useState<Source | 'gone' | null>(
    typeof content === 'string' ? { content, name: '' } : null,
  )
  const large = tooLarge('load', typeof content === 'string' ? content.length : content.size)
  useEffect(() => {
    if (typeof content === 'string' || large !== null) return
    beginFile(content).then(setBegun, () => setBegun('gone'))
  }, [content, large])
  if (large !== null) return <Problem sentence={say(large)} />
  if (begun === 'gone') return <Problem sentence={words.unreadable(steady(props.name))} />
  return begun === null ? (
    <p className="note">{words.reading}</p>
  ) : (
    <Read {...props} source={begun} />
  )
}

function Problem({ sentence }: { readonly sentence: string }) {
  return (
    <p className="problem" role="alert">
      {sentence}
    </p>
  )
}

const order = { kind: 'metrics' } as const

function Read({
  source,
  offer,
  name,
  onFile,
  onRemove,
  ...ways
}: MetricsSourceProps & { readonly source: Source }) {
  const { say } = useWords()
  const reading = useReading(source, order, metricsReader)
  const read = reading.answer
  const { number } = offer
  useEffect(() => {
    if (read?.ok === true) onFile((before) => new Map(before).set(number, read.value))
  }, [read, number, onFile])
  if (read === null) return <ReadingProgress reading={reading} name={name} onCancel={onRemove} />
  if (!read.ok) return <Problem sentence={say(read.problem)} />
  const { series, notes } = read.value
  return (
    <>
      <div className="refusals">
        {series.map(({ name: called, guess }, place) => (
          <SeriesMeaning
            key={place}
            name={steady(called)}
            meaning={ways.meaningOf(place) ?? guess}
            onMeaning={(meaning) => ways.onMeaning(place, meaning)}
          />
        ))}
      </div>
      {notes.map((note) => (
        <p key={note} className="note">
          {say(note)}
        </p>
      ))}
    </>
  )
}

interface SeriesMeaningProps {
  readonly name: string
  readonly meaning: Meaning
  readonly onMeaning: (meaning: Meaning) => void
}

/** What a series is and its unit stand side by side where there is room. */
const pair = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))',
  gap: '0 28px',
} as const

const roles: readonly Role[] = ['none', 'requests', 'cpu', ...percentileNames]

function SeriesMeaning({ name, meaning, onMeaning }: SeriesMeaningProps) {
  const text = useText(calibrationText)
  const { role, unit } = meaning
  const units = unitsOf(role)
  return (
    <div style={pair}>
      <ChoiceField
        label={name}
        value={role}
        options={new Map(roles.map((one) => [one, text.roles[one]]))}
        onWish={(wished) => {
          const next = roles.find((one) => one === wished) ?? 'none'
          const [usual = 's'] = unitsOf(next)
          onMeaning({ role: next, unit: unitsOf(next).includes(unit) ? unit : usual })
        }}
      />
      {role !== 'none' && (
        <ChoiceField
          label={text.unitOf(name)}
          value={unit}
          options={new Map(units.map((one) => [one, text.units[one]]))}
          onWish={(wished) => {
            const next = units.find((one) => one === wished)
            if (next !== undefined) onMeaning({ role, unit: next })
          }}
        />
      )}
    </div>
  )
}
