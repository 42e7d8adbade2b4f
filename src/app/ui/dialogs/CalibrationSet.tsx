import { useState } from 'react'
import { watchedName } from '#app/store/watched.ts'
import type { Calibration } from '#share/calibration/calibrate.ts'
import { proposalsOf, type LawChoice } from '#share/calibration/proposals.ts'
import { calibrationText } from '#text/en/calibration.ts'
import { fieldsText } from '#text/en/fields.ts'
import { steady } from '#text/steady.ts'
import { usePage, useRun, useSettings, useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { FlagField } from '../parts/FlagField.tsx'

interface CalibrationSetProps {
  readonly fit: Calibration
  readonly law: LawChoice
  readonly onDone: () => void
}

/** The values that a calibration comes to beside those in force; they are set when the visitor says so. */
export function CalibrationSet({ fit, law, onDone }: CalibrationSetProps) {
  const { session, visit } = usePage()
  const text = useText(calibrationText)
  const now = useSettings((settings) => settings)
  const service = useRun((state) => watchedName(state))
  const [takesCpu, setTakesCpu] = useState(true)
  const { cpuPerSlot, ...ofLaw } = proposalsOf(fit, law, now)
  const values = takesCpu && cpuPerSlot !== undefined ? { ...ofLaw, cpuPerSlot } : ofLaw
  const lines = useLines({ ...ofLaw, ...(cpuPerSlot === undefined ? {} : { cpuPerSlot }) })
  const set = () => {
    if (!session.changeAll(values)) return
    visit.dismiss()
    onDone()
  }
  if (lines.length === 0) return null
  return (
    <section>
      <h3 className="form-title">{text.settings}</h3>
      {service !== null && <p className="micro">{text.setsFor(steady(service))}</p>}
      <ul className="figure">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {cpuPerSlot !== undefined && (
        <FlagField label={text.takeCpu} value={takesCpu} onWish={setTakesCpu} />
      )}
      <p className="note">{text.newRun}</p>
      <div className="row-end">
        <Button look="primary" disabled={Object.keys(values).length === 0} onPress={set}>
          {text.set}
        </Button>
      </div>
    </section>
  )
}

/** Each value as a line: the setting, what it is now, and what it would be. */
function useLines(values: ReturnType<typeof proposalsOf>): readonly string[] {
  const { numbers } = useWords()
  const text = useText(calibrationText)
  const fields = useText(fieldsText)
  const now = useSettings((settings) => settings)
  const lawNames = new Map(Object.entries(fields.serviceLaw.options))
  const { serviceLaw, serviceMean, serviceScv, serviceQuantiles, cpuPerSlot } = values
  const burnt = now.cpuPerSlot > 0 ? now.cpuPerSlot : now.cpuRequest / now.slots
  const line = (label: string, before: string, after: string) => text.becomes(label, before, after)
  const lawName = (law: string) => lawNames.get(law) ?? law
  return [
    ...(serviceLaw === undefined
      ? []
      : [line(fields.serviceLaw.label, lawName(now.serviceLaw), lawName(serviceLaw))]),
    ...(serviceMean === undefined
      ? []
      : [
          line(
            fields.serviceMean.label,
            numbers.full(now.serviceMean * 1000, 'ms'),
            numbers.full(serviceMean * 1000, 'ms'),
          ),
        ]),
    ...(serviceScv === undefined
      ? []
      : [line(fields.serviceScv.label, numbers.plain(now.serviceScv), numbers.plain(serviceScv))]),
    ...(serviceQuantiles === undefined
      ? []
      : [
          line(
            fields.serviceQuantiles.label,
            text.quantilesCount(now.serviceQuantiles.length),
            text.quantilesCount(serviceQuantiles.length),
          ),
        ]),
    ...(cpuPerSlot === undefined
      ? []
      : [
          line(
            fields.cpuPerSlot.label,
            numbers.full(burnt, 'mCPU'),
            numbers.full(cpuPerSlot, 'mCPU'),
          ),
        ]),
  ]
}
