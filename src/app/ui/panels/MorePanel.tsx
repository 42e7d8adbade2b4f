import { panelsText } from '#text/en/panels.ts'
import { usePage, useRun, useText } from '../page.ts'
import { Disclosure } from '../parts/Disclosure.tsx'
import { Later } from '../parts/Later.tsx'
import { later } from '../parts/later.ts'
import { SettingsForm } from '../parts/SettingsForm.tsx'

const BehaviorForm = later(() =>
  import('../autoscaler/BehaviorForm.tsx').then((file) => file.BehaviorForm),
)

/** What most visitors leave alone: the rest of the autoscaler, the service, its promise and its price. */
export function MorePanel() {
  const { session } = usePage()
  const text = useText(panelsText)
  const hpa = useRun((state) => state.settings.hpa)
  const mean = useRun((state) => state.settings.serviceMean)
  const slots = useRun((state) => state.settings.slots)
  const latency = useRun((state) => state.settings.objectiveLatency)
  const percentile = useRun((state) => state.settings.objectivePercentile)
  return (
    <section className="panel panel-tight panel-last" aria-label={text.more}>
      <Disclosure
        title={text.autoscalerDetails}
        summary={hpa.behavior === null ? text.noBehavior : text.withBehavior}
      >
        <Later>
          <BehaviorForm spec={hpa} onWish={(spec) => session.change('hpa', spec)} />
        </Later>
      </Disclosure>
      <Disclosure title={text.service} summary={text.serviceSummary(mean, slots)}>
        <h3 className="form-title">{text.oneRequest}</h3>
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
        <h3 className="form-title">{text.clients}</h3>
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
        <h3 className="form-title">{text.cells}</h3>
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
      <Disclosure title={text.objective} summary={text.objectiveSummary(percentile, latency)}>
        <SettingsForm names={['objectiveLatency', 'objectivePercentile', 'pricePerHour']} />
      </Disclosure>
    </section>
  )
}
