import type { ReactNode } from 'react'
import type { Diagnosis } from '#incidents/diagnosis.ts'
import { causesText } from '#text/en/causes.ts'
import { formatClock } from '#text/clock.ts'
import { incidentsText } from '#text/en/incidents.ts'
import { changeLine, decisionLine, reasonLine } from '#text/incident-words.ts'
import { usePage, useRun, useText, useWords } from '../page.ts'
import { close, column, link as linked } from './looks.ts'

/** So many lines of a step are shown. */
const shownMax = 5

/** The chain of causes as steps, from what happened back to where it began; each leads to its moment. */
export function ChainSteps({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const words = useWords()
  const text = useText(incidentsText)
  const causes = useText(causesText)
  const { session, selection } = usePage()
  const names = useRun((state) => state.services)
  const { chain, elsewhere, service } = diagnosis
  const { rise } = chain
  return (
    <ol style={column}>
      <Step title={text.steps.happened}>
        {chain.happenings.map(({ happening, count }) => (
          <li key={happening}>{text.counted(count, causes.happenings[happening])}</li>
        ))}
      </Step>
      <Step title={text.steps.reasons}>
        {chain.reasons.slice(0, shownMax).map((link) => (
          <li key={`${link.reason} ${link.phase ?? ''}`}>
            {reasonLine(link, words)}{' '}
            <Way time={link.from} onPress={() => session.seek(link.from)} />
          </li>
        ))}
      </Step>
      <Step title={text.steps.decisions}>
        {chain.decisions.map((link) => (
          <li key={link.time}>
            {decisionLine(link, words)}{' '}
            <Way
              time={link.time}
              onPress={() => {
                selection.setState({ decision: { time: link.time, service } })
                session.seek(link.time)
              }}
            />
          </li>
        ))}
      </Step>
      <Step title={text.steps.changes}>
        {chain.changes.slice(0, shownMax).map((link) => (
          <li key={link.index}>
            {changeLine(link, words)}{' '}
            <Way time={link.time} onPress={() => session.seek(link.time)} />
          </li>
        ))}
      </Step>
      <Step title={text.steps.load}>
        {rise === null
          ? []
          : [
              <li key="rise">
                {text.rose(rise.before, rise.peak, rise.from, rise.to)}{' '}
                <Way time={rise.from} onPress={() => session.seek(rise.from)} />
              </li>,
            ]}
      </Step>
      <Step title={text.steps.elsewhere}>
        {elsewhere.slice(0, shownMax).map((other) => (
          <li key={other.service}>
            <button type="button" className="link" onClick={() => session.watch(other.service)}>
              {text.elsewhere(names[other.service] ?? '', other.count)}
            </button>
          </li>
        ))}
      </Step>
    </ol>
  )
}

/** One step; a step of which there is nothing is none. */
function Step({
  title,
  children,
}: {
  readonly title: string
  readonly children: readonly ReactNode[]
}) {
  if (children.length === 0) return null
  return (
    <li style={linked}>
      <strong>{title}</strong>
      <ul style={close}>{children}</ul>
    </li>
  )
}

function Way({ time, onPress }: { readonly time: number; readonly onPress: () => void }) {
  const causes = useText(causesText)
  return (
    <button type="button" className="link" onClick={onPress}>
      {causes.goTo(formatClock(time))}
    </button>
  )
}
