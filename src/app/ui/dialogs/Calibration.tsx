import { useEffect, useMemo, useState } from 'react'
import type { MeantSeries } from '#share/calibration/aligned.ts'
import type { MetricsFile } from '#share/calibration/metrics.ts'
import type { Meaning } from '#share/calibration/roles.ts'
import { calibrationText } from '#text/en/calibration.ts'
import { offerImport, type Offer } from '../layout.ts'
import { usePage, useText } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { CalibrationFit } from './CalibrationFit.tsx'
import { MetricsSource } from './MetricsSource.tsx'
import { TextBox } from './TextBox.tsx'

interface CalibrationProps {
  readonly onDone: () => void
  readonly onBack: () => void
}

/** A service calibrated from its metrics: the files, what each series is, what they tell, and what would be set. */
export function Calibration({ onDone, onBack }: CalibrationProps) {
  const text = useText(calibrationText)
  const [offers, remove] = useOffers()
  const [files, setFiles] = useState<ReadonlyMap<number, MetricsFile>>(new Map())
  const [meanings, setMeanings] = useState<ReadonlyMap<string, Meaning>>(new Map())
  const [cores, setCores] = useState(1)
  const meant = useMemo(() => {
    return offers.flatMap(({ number }): readonly MeantSeries[] => {
      const { series = [], isTimed = false } = files.get(number) ?? {}
      return series.map(({ name, rows, guess }, place) => {
        const meaning = meanings.get(keyOf(number, place)) ?? guess
        return { name, rows, ...meaning, file: number, isTimed }
      })
    })
  }, [offers, files, meanings])
  const isShare = meant.some(({ role, unit }) => role === 'cpu' && unit === 'percent')
  return (
    <>
      <div className="row-spread">
        <p className="reading">{text.intro}</p>
        <Button look="ghost" onPress={onBack}>
          {text.back}
        </Button>
      </div>
      {offers.map((offer, place) => (
        <MetricsSource
          key={offer.number}
          offer={offer}
          name={typeof offer.content === 'string' ? text.pasted(place + 1) : offer.content.name}
          meaningOf={(at) => meanings.get(keyOf(offer.number, at)) ?? null}
          onMeaning={(at, meaning) =>
            setMeanings(new Map(meanings).set(keyOf(offer.number, at), meaning))
          }
          onFile={setFiles}
          onRemove={() => remove(offer.number)}
        />
      ))}
      <Adder />
      {isShare && (
        <NumberField
          label={text.cores}
          value={cores}
          unit={text.coresUnit}
          bounds={{ min: 0.001, max: 100_000 }}
          onWish={setCores}
        />
      )}
      {meant.length > 0 && <CalibrationFit meant={meant} cores={cores} onDone={onDone} />}
    </>
  )
}

function keyOf(file: number, series: number): string {
  return `${file} ${series}`
}

/** Everything that is dropped, pasted, typed or chosen while the service is being calibrated, until it is removed. */
function useOffers(): readonly [readonly Offer[], (number: number) => void] {
  const { layout } = usePage()
  const [offers, setOffers] = useState<readonly Offer[]>(() => {
    const { offered } = layout.getState()
    return offered === null ? [] : [offered]
  })
  useEffect(() => {
    return layout.subscribe(({ offered }, before) => {
      if (offered !== null && offered !== before.offered) setOffers((known) => [...known, offered])
    })
  }, [layout])
  return [offers, (number) => setOffers(offers.filter((offer) => offer.number !== number))]
}

/** The box and the button that bring one more text or file in. */
function Adder() {
  const { layout } = usePage()
  const words = useText(calibrationText)
  const [text, setText] = useState('')
  const add = () => {
    offerImport(layout, text)
    setText('')
  }
  return (
    <>
      <TextBox
        text={text}
        onText={setText}
        onLong={(long) => offerImport(layout, long)}
        takesFocus
        isLow
      />
      <div className="row-spread">
        <label className="button">
          {words.addFile}
          <input
            className="hidden-visually"
            type="file"
            accept=".json,.csv,.tsv,.txt"
            multiple
            onChange={(event) => {
              for (const file of event.target.files ?? []) offerImport(layout, file)
              // The same file once more is another wish.
              event.target.value = ''
            }}
          />
        </label>
        <Button disabled={text.trim() === ''} onPress={add}>
          {words.add}
        </Button>
      </div>
    </>
  )
}
