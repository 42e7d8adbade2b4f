import { kedaLimits } from '#core/policies/keda-spec.ts'
import { cellSignals } from '#core/policies/signals.ts'
import { cells, choose, flag, group, level, number, type Form } from './field.ts'

/** A ScaledObject. */
export const kedaForm: Form<'keda'> = (spec, text) => [
  group(null, [
    ...spec.triggers.map(({ signal, threshold }, i) =>
      level('threshold', ['triggers', i, 'threshold'], kedaLimits.threshold, signal, threshold),
    ),
    cells('minReplicaCount', ['minReplicaCount'], kedaLimits.replicas, spec.minReplicaCount),
    cells('maxReplicaCount', ['maxReplicaCount'], kedaLimits.most, spec.maxReplicaCount),
  ]),
  ...spec.triggers.map((_, i) =>
    group(text.trigger(i + 1), [
      choose(
        text.signal,
        ['triggers', i, 'signal'],
        Object.fromEntries(
          cellSignals.filter((name) => name !== 'cpu').map((name) => [name, text.totals[name]]),
        ),
      ),
      number('activationThreshold', ['triggers', i, 'activationThreshold'], kedaLimits.activation),
      choose('metricType', ['triggers', i, 'metricType'], ['AverageValue', 'Value']),
    ]),
  ),
  group(text.more, [
    number('pollingInterval', ['pollingInterval'], kedaLimits.polling, 's'),
    number('cooldownPeriod', ['cooldownPeriod'], kedaLimits.delay, 's'),
    number('initialCooldownPeriod', ['initialCooldownPeriod'], kedaLimits.delay, 's'),
    flag('paused', ['paused']),
    flag('paused-scale-in', ['pausedScaleIn']),
    flag('paused-scale-out', ['pausedScaleOut']),
    flag('force-activation', ['forceActivation']),
  ]),
]
