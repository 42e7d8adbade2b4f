import { lazy } from 'react'
import { formatLatency } from '#app/charts/format.ts'
import { usePage, useRun } from '../page.ts'
import { Disclosure } from '../parts/Disclosure.tsx'
import { Later } from '../parts/Later.tsx'
import { SettingsForm } from '../parts/SettingsForm.tsx'

const BehaviorForm = lazy(() =>
  import('../autoscaler/BehaviorForm.tsx').then((file) => ({ default: file.BehaviorForm })),
)

/** What most visitors leave alone: the rest of the autoscaler, the service, its promise and its price. */
export function MorePanel() {
  const { session } = usePage()
  const hpa = useRun((state) => state.settings.hpa)
  const mean = useRun((state) => state.settings.serviceMean)
  const slots = useRun((state) => state.settings.slots)
  const latency = useRun((state) => state.settings.objectiveLatency)
  const percentile = useRun((state) => state.settings.objectivePercentile)
  return (
    <section className="panel panel-tight panel-last" aria-label="More settings">
      <Disclosure
        title="Autoscaler in detail"
        summary={hpa.behavior === null ? 'no behavior' : 'with behavior'}
      >
        <Later>
          <BehaviorForm spec={hpa} onWish={(spec) => session.change('hpa', spec)} />
        </Later>
      </Disclosure>
      <Disclosure title="Service" summary={`${formatLatency(mean)} on ${slots} slots a cell`}>
        <h3 className="form-title">One request</h3>
        <SettingsForm
          names={[
            'serviceMean',
            'serviceLaw',
            'serviceScv',
            'slots',
            'queueLimit',
            'routing',
            'choices',
          ]}
        />
        <h3 className="form-title">Clients</h3>
        <SettingsForm
          names={[
            'timeout',
            'timeoutLaw',
            'cancellation',
            'failureShare',
            'retries',
            'retryBudget',
            'backoff',
            'backoffMax',
          ]}
        />
        <h3 className="form-title">Cells</h3>
        <SettingsForm
          names={[
            'initialReplicas',
            'cpuRequest',
            'cpuLimit',
            'cpuPerSlot',
            'stageScv',
            'probeDelay',
            'gracePeriod',
          ]}
        />
      </Disclosure>
      <Disclosure
        title="Objective and price"
        summary={`p${percentile} within ${formatLatency(latency)}`}
      >
        <SettingsForm names={['objectiveLatency', 'objectivePercentile', 'pricePerHour']} />
      </Disclosure>
    </section>
  )
}
