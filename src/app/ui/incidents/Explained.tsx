import type { Explanation } from '#incidents/explanation.ts'
import { causesText } from '#text/en/causes.ts'
import { incidentsText } from '#text/en/incidents.ts'
import { summaryOf, togetherOf } from '#text/incident-words.ts'
import { useText, useWords } from '../page.ts'
import { ChoiceField } from '../parts/ChoiceField.tsx'
import { ChainSteps } from './ChainSteps.tsx'
import { ClaimRows } from './ClaimRows.tsx'

interface ExplainedProps {
  readonly explanation: Explanation
  /** Explains the incident of another moment; null while another run stands on the page. */
  readonly onAsk: ((time: number) => void) | null
}

/** What was lost, the chain of its causes, and what each run without one of them has shown. */
export function Explained({ explanation, onAsk }: ExplainedProps) {
  const words = useWords()
  const text = useText(incidentsText)
  const causes = useText(causesText)
  const { diagnosis, total } = explanation
  const { incident, incidents, unremovable, impossible } = diagnosis
  const together = togetherOf(explanation, words)
  return (
    <>
      {onAsk !== null && incidents.length > 1 && (
        <ChoiceField
          label={text.which}
          value={String(incident.from)}
          options={
            new Map(
              incidents.map(({ from, to, count }) => [
                String(from),
                text.incident(from, to, count),
              ]),
            )
          }
          onWish={(from) => onAsk(Number(from))}
        />
      )}
      <p className="reading">{summaryOf(explanation, words).join(' ')}</p>
      <h3 className="section-title">{text.chain}</h3>
      <ChainSteps diagnosis={diagnosis} />
      <h3 className="section-title">{text.claims}</h3>
      <p className="note">
        {text.claimsHelp(incident.stretch.from, incident.stretch.to, total)}{' '}
        {text.waterfallHelp(total)}
      </p>
      <ClaimRows explanation={explanation} />
      {together !== null && <p className="note">{together}</p>}
      {unremovable.map(({ reason, count }) => (
        <p key={reason} className="note">
          {text.unremovable(count, causes.reasons[reason])}
        </p>
      ))}
      {impossible.map(({ kind, problem }) => (
        <p key={kind} className="note">
          {text.impossible(text.names[kind], words.say(problem))}
        </p>
      ))}
    </>
  )
}
