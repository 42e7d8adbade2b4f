import { useMemo } from 'react'
import { servicesText } from '#text/en/services.ts'
import { useRun, useText, useWords } from '../page.ts'
import { Disclosure } from '../parts/Disclosure.tsx'
import { CallTable } from './CallTable.tsx'
import { limitsOf, type ServiceLimit } from './states.ts'

/** Who calls whom, and which limits the calls of the service that is shown have met. */
export function ServiceDetails() {
  const text = useText(servicesText)
  const calls = useRun((state) => state.edges.length)
  return (
    <section className="panel panel-tight" aria-label={text.calls}>
      <Disclosure title={text.calls} summary={text.callsSummary(calls)}>
        <CallTable />
      </Disclosure>
      <Limits />
    </section>
  )
}

/** What was done at each limit in a sentence as soon as there is something to say; all counters in a table. */
function Limits() {
  const text = useText(servicesText)
  const figures = useRun((state) => state.figures)
  const limits = useMemo(() => (figures === null ? [] : limitsOf(figures)), [figures])
  if (limits.length === 0) return null
  const met = limits.filter(([, count]) => count > 0)
  return (
    <>
      <Disclosure
        title={text.limits}
        summary={met.length === 0 ? text.noneMet : text.someMet(met.length)}
      >
        <LimitTable limits={limits} />
      </Disclosure>
      {met.length > 0 && (
        <ul className="limits-met">
          {met.map(([limit, count]) => (
            <li key={limit}>{text.met[limit](count)}</li>
          ))}
        </ul>
      )}
    </>
  )
}

interface LimitTableProps {
  readonly limits: readonly (readonly [limit: ServiceLimit, count: number])[]
}

function LimitTable({ limits }: LimitTableProps) {
  const words = useWords()
  const text = words.text(servicesText)
  const name = useRun((state) => state.services[state.watched] ?? '')
  return (
    <table className="figures-table">
      <caption>{text.limitsCaption(name)}</caption>
      <thead>
        <tr>
          <th scope="col">{text.limitColumn}</th>
          <th scope="col" className="figure">
            {text.timesColumn}
          </th>
        </tr>
      </thead>
      <tbody>
        {limits.map(([limit, count]) => (
          <tr key={limit}>
            <th scope="row">{text.limit[limit]}</th>
            <td className="figure">{words.numbers.count(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
