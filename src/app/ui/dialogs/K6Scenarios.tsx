import { hasGraph } from '#app/store/service-settings.ts'
import type { LoadCurve } from '#core/traffic/load.ts'
import { second } from '#share/k6/durations.ts'
import type { K6Plan } from '#share/k6/plan.ts'
import type { K6Scenario } from '#share/k6/scenario.ts'
import { formatClock } from '#text/clock.ts'
import { k6Text } from '#text/en/k6.ts'
import { steady } from '#text/steady.ts'
import { useRun, useText } from '../page.ts'

interface K6ScenariosProps {
  readonly plan: K6Plan
  /** What it becomes; null as long as something is asked. */
  readonly load: LoadCurve | null
}

/** What a file of k6 holds: its scenarios, and what of it has no effect here. */
export function K6Scenarios({ plan, load }: K6ScenariosProps) {
  const text = useText(k6Text)
  const isMany = useRun(({ settings }) => hasGraph(settings))
  const { scenarios, idle, requests } = plan
  const isLone = !isMany && scenarios.some(({ model }) => model === 'closed')
  return (
    <>
      <dl className="summary">
        <dt>{text.format}</dt>
        <dd>{text.isScript}</dd>
        {load !== null && (
          <>
            <dt>{text.loadOver}</dt>
            <dd className="figure">
              {load.form === 'steps'
                ? text.steps(load.rates.length, load.every)
                : text.points(load.points.length)}
            </dd>
          </>
        )}
      </dl>
      <div className="sample">
        <table>
          <caption className="form-title">{text.scenarios}</caption>
          <thead>
            <tr>
              <th scope="col">{text.name}</th>
              <th scope="col">{text.executor}</th>
              <th scope="col">{text.begins}</th>
              <th scope="col">{text.lasts}</th>
              <th scope="col">{text.most}</th>
            </tr>
          </thead>
          <tbody>
            {scenarios.map((scenario) => (
              <Row key={scenario.name} scenario={scenario} />
            ))}
          </tbody>
        </table>
      </div>
      <div>
        {idle.length > 0 && <p className="note">{text.idle(idle.join(', '))}</p>}
        {requests > 1 && <p className="note">{text.calls(requests)}</p>}
        {scenarios.some(({ model }) => model === 'open') && <p className="note">{text.rooms}</p>}
        {scenarios.some(({ model }) => model === 'closed') && <p className="note">{text.closed}</p>}
        {isLone && <p className="note">{text.noUsers}</p>}
      </div>
    </>
  )
}

function Row({ scenario }: { readonly scenario: K6Scenario }) {
  const text = useText(k6Text)
  const { name, executor, model, course } = scenario
  const [start, end] = [course[0]?.[0] ?? 0, course.at(-1)?.[0] ?? 0]
  const most = course.reduce((highest, [, height]) => Math.max(highest, height), 0)
  return (
    <tr>
      <td>{steady(name)}</td>
      <td>{executor}</td>
      <td>{formatClock(start / second)}</td>
      <td>{formatClock((end - start) / second)}</td>
      <td>{model === 'open' ? text.iterations(most) : text.users(most)}</td>
    </tr>
  )
}
