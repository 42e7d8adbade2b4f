import { watchedName } from '#app/store/watched.ts'
import { brief } from '#text/brief.ts'
import { panelsText } from '#text/en/panels.ts'
import { usePage, useRun, useSettings, useText } from '../page.ts'
import { Disclosure, DisclosureRoom } from '../parts/Disclosure.tsx'
import { Later } from '../parts/Later.tsx'
import { later } from '../parts/later.ts'
import { SettingsForm } from '../parts/SettingsForm.tsx'

const Rollout = later(() => import('../rollout/Rollout.tsx').then((file) => file.Rollout))

const BehaviorForm = later(() =>
  import('../autoscaler/BehaviorForm.tsx').then((file) => file.BehaviorForm),
)

const clientNames = [
  'timeout',
  'timeoutLaw',
  'cancellation',
  'failureShare',
  'retries',
  'retryBudget',
  'backoff',
  'backoffMax',
] as const

/** What most visitors leave alone: the rest of the autoscaler, the service, its promise and its price. */
export function MorePanel() {
  const text = useText(panelsText)
  const name = useRun(watchedName)
  const mean = useSettings((settings) => settings.serviceMean)
  const slots = useSettings((settings) => settings.slots)
  const latency = useSettings((settings) => settings.objectiveLatency)
  const percentile = useSettings((settings) => settings.objectivePercentile)
  return (
    <section className="panel panel-tight panel-last" aria-label={text.more}>
      <AutoscalerDetails />
      <Later meanwhile={<DisclosureRoom />}>
        <Rollout />
      </Later>
      <Disclosure
        title={name === null ? text.service : brief(name)}
        summary={text.serviceSummary(mean, slots)}
      >
        <h3 className="form-title">{text.oneRequest}</h3>
        <SettingsForm
          names={[
            'serviceMean',
            'serviceLaw',
            'serviceScv',
            'discipline',
            'slots',
            'waiting',
            'queueLimit',
            'waitingLimit',
            'routing',
            'choices',
          ]}
        />
        <h3 className="form-title">{text.clients}</h3>
        <SettingsForm names={clientNames} />
        <h3 className="form-title">{text.cells}</h3>
        <SettingsForm
          names={[
            'initialReplicas',
            'cpuRequest',
            'cpuLimit',
            'cpuPerSlot',
            'stageLaw',
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

/** The rest of the autoscaler: of the HPA all that its manifest may say, of every one when it looks. */
function AutoscalerDetails() {
  const { session } = usePage()
  const text = useText(panelsText)
  const hpa = useSettings((settings) => settings.hpa)
  const kind = useSettings((settings) => settings.policy.kind)
  return (
    <Disclosure
      title={text.autoscalerDetails}
      {...(kind === 'hpa' && {
        summary: hpa.behavior === null ? text.noBehavior : text.withBehavior,
      })}
    >
      {kind === 'hpa' ? (
        <Later>
          <BehaviorForm spec={hpa} onWish={(spec) => session.change('hpa', spec)} />
        </Later>
      ) : (
        <SettingsForm names={['autoscaling', 'syncPeriod', 'syncDelay', 'scrapePeriod']} />
      )}
    </Disclosure>
  )
}
