import { useMemo, useState } from 'react'
import { align, type MeantSeries } from '#share/calibration/aligned.ts'
import {
  calibrate,
  type Calibration,
  type CpuFit,
  type LawFit,
} from '#share/calibration/calibrate.ts'
import type { LawChoice } from '#share/calibration/proposals.ts'
import { calibrationText } from '#text/en/calibration.ts'
import { useText, useWords } from '../page.ts'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { CalibrationSet } from './CalibrationSet.tsx'
import { CpuChart } from './CpuChart.tsx'

interface CalibrationFitProps {
  readonly meant: readonly MeantSeries[]
  readonly cores: number
  readonly onDone: () => void
}

/** What the series tell of the service, how well, and what they cannot tell. */
export function CalibrationFit({ meant, cores, onDone }: CalibrationFitProps) {
  const { say } = useWords()
  const text = useText(calibrationText)
  const [law, setLaw] = useState<LawChoice>('lognormal')
  const put = useMemo(() => align(meant, cores), [meant, cores])
  const fit = useMemo(() => (put.ok ? calibrate(put.value) : null), [put])
  if (!put.ok) return <p className="note">{say(put.problem)}</p>
  if (fit === null || (fit.cpu === null && fit.law === null)) {
    return <p className="note">{text.nothingYet}</p>
  }
  const { cpu, law: times } = fit
  // A law that more percentiles made may have gone with a file.
  const isMeasured = times?.ok === true && times.value.measured !== null
  const chosen = law === 'quantiles' && !isMeasured ? 'lognormal' : law
  return (
    <>
      {cpu !== null && (cpu.ok ? <Cpu fit={cpu.value} /> : <Problem sentence={say(cpu.problem)} />)}
      {times !== null &&
        (times.ok ? (
          <Law fit={times.value} law={chosen} onLaw={setLaw} />
        ) : (
          <Problem sentence={say(times.problem)} />
        ))}
      <Doubts fit={fit} />
      <CalibrationSet fit={fit} law={chosen} onDone={onDone} />
    </>
  )
}

function Problem({ sentence }: { readonly sentence: string }) {
  return (
    <p className="problem" role="alert">
      {sentence}
    </p>
  )
}

function Cpu({ fit }: { readonly fit: CpuFit }) {
  const text = useText(calibrationText)
  const { slope, slopeError, intercept, interceptError, residual, count, determination } = fit.line
  return (
    <section>
      <h3 className="form-title">{text.cpuTitle}</h3>
      <dl className="summary">
        <dt>{text.perRequest}</dt>
        <dd className="figure">{text.withError(slope, slopeError)}</dd>
        <dt>{text.idle}</dt>
        <dd className="figure">{text.coresWithError(intercept, interceptError)}</dd>
        <dt>{text.residual}</dt>
        <dd className="figure">{text.residualOf(residual, count, determination)}</dd>
      </dl>
      <CpuChart fit={fit} />
    </section>
  )
}

interface LawProps {
  readonly fit: LawFit
  readonly law: LawChoice
  readonly onLaw: (law: LawChoice) => void
}

function Law({ fit, law, onLaw }: LawProps) {
  const text = useText(calibrationText)
  const { quantiles, count, rateUpTo, mean, scv, deviation, measured } = fit
  const { quantiles: ofMeasured, ...others } = text.laws
  const laws =
    measured === null
      ? others
      : { lognormal: others.lognormal, quantiles: ofMeasured, keep: others.keep }
  return (
    <section>
      <h3 className="form-title">{text.lawTitle}</h3>
      <dl className="summary">
        <dt>{text.atLowLoad}</dt>
        <dd className="figure">
          {quantiles.map(({ name, seconds }) => text.quantile(name, seconds)).join(', ')}
        </dd>
        <dt>{text.from}</dt>
        <dd className="figure">{text.intervals(count, rateUpTo)}</dd>
        <dt>{text.lognormal}</dt>
        <dd className="figure">
          {deviation > 0 ? text.lognormalBeside(mean, scv, deviation) : text.lognormalOf(mean, scv)}
        </dd>
      </dl>
      <ChoiceField
        label={text.law}
        value={law}
        options={laws}
        onWish={(name) => onLaw(name === 'quantiles' || name === 'keep' ? name : 'lognormal')}
      />
    </section>
  )
}

/** What nobody can know from these series; each sentence stands where it matters. */
function Doubts({ fit: { cpu, law } }: { readonly fit: Calibration }) {
  const text = useText(calibrationText)
  const { waiting, rise, middle, network, idle, other, slots } = text.doubts
  const ofLaw = law?.ok === true ? law.value : null
  const sentences = [
    ...(ofLaw === null ? [] : [waiting]),
    ...(ofLaw !== null && ofLaw.rise > 1.2 ? [rise(ofLaw.rise)] : []),
    ...(ofLaw === null ? [] : [middle, network]),
    ...(cpu?.ok === true ? [idle, other] : []),
    slots,
  ]
  return (
    <section>
      <h3 className="form-title">{text.doubtsTitle}</h3>
      <ul className="note" style={{ display: 'grid', gap: 5 }}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
