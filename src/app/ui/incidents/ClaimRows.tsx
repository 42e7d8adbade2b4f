import type { Claim, Explanation } from '#incidents/explanation.ts'
import { incidentsText } from '#text/en/incidents.ts'
import { claimOf, notesOf } from '#text/incident-words.ts'
import { usePage, useText, useWords } from '../page.ts'
import { close, column } from './looks.ts'

/** The causes as a waterfall: each takes its step out of what was lost, in words as well, and its run can be looked at. */
export function ClaimRows({ explanation }: { readonly explanation: Explanation }) {
  const words = useWords()
  const text = useText(incidentsText)
  const { claims, waterfall, total } = explanation
  const left = claims.map((_, at) =>
    waterfall.steps.slice(0, at + 1).reduce((rest, step) => rest - step, total),
  )
  // Where a cause makes less of it, its bar goes beyond what was lost.
  const most = Math.max(total, ...left, 1)
  return (
    <ol style={column}>
      {claims.map((claim, at) => {
        const step = waterfall.steps[at]
        return (
          <li key={claim.removal.kind} style={close}>
            <p className="row-spread">
              <strong>{text.names[claim.removal.kind]}</strong>
              <span className="figure">
                {step !== undefined && `${text.columns.step} ${words.numbers.count(step)}`}
              </span>
            </p>
            {step !== undefined && (
              <Bar from={left[at] ?? 0} to={(left[at] ?? 0) + step} most={most} />
            )}
            <ClaimWords claim={claim} explanation={explanation} />
          </li>
        )
      })}
      <li style={close}>
        <p className="row-spread">
          <strong>{text.rest}</strong>
          <span className="figure">{words.numbers.count(waterfall.rest)}</span>
        </p>
        <Bar from={0} to={waterfall.rest} most={most} />
      </li>
    </ol>
  )
}

function ClaimWords({
  claim,
  explanation,
}: {
  readonly claim: Claim
  readonly explanation: Explanation
}) {
  const words = useWords()
  const text = useText(incidentsText)
  const { session } = usePage()
  const { incident, service } = explanation.diagnosis
  return (
    <>
      <p>{claimOf(claim, words)}</p>
      <p className="micro">{notesOf(claim, words).join(' ')}</p>
      <p>
        <button
          type="button"
          className="link"
          aria-label={text.opens(text.names[claim.removal.kind])}
          onClick={() => session.open(claim.recording, incident.to, false, service)}
        >
          {text.open}
        </button>
      </p>
    </>
  )
}

interface BarProps {
  readonly from: number
  readonly to: number
  readonly most: number
}

/** A step on the way down; one that leads up is hollow, so that no colour alone tells them apart. */
function Bar({ from, to, most }: BarProps) {
  const [start, end] = [Math.min(from, to), Math.max(from, to)]
  const isUp = to < from
  const place = (value: number): number => (100 * value) / most
  return (
    <svg viewBox="0 0 100 6" width="100%" height="8" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y="2.5" width="100" height="1" fill="var(--line)" />
      <rect
        x={place(start)}
        y="0.5"
        width={Math.max(0.4, place(end - start))}
        height="5"
        fill={isUp ? 'none' : 'var(--accent)'}
        stroke={isUp ? 'var(--danger)' : 'none'}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
