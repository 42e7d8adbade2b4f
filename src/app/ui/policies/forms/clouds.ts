import { azureLimits } from '#core/policies/azure-spec.ts'
import { migLimits } from '#core/policies/gcp-spec.ts'
import { signs } from '../signs.ts'
import { cells, choose, group, level, number, signalField, type Form } from './field.ts'

/** The rules of an autoscale profile. */
export const azureForm: Form<'azure'> = (spec, text) => [
  group(null, [
    ...spec.rules.map(({ signal, threshold, operator }, i) =>
      level(
        `threshold ${signs[operator]}`,
        ['rules', i, 'threshold'],
        azureLimits.threshold,
        signal,
        threshold,
      ),
    ),
    cells('minimum', ['minimum'], azureLimits.size, spec.minimum),
    cells('maximum', ['maximum'], azureLimits.most, spec.maximum),
  ]),
  ...spec.rules.map(({ direction, action }, i) =>
    group(`${text.rule(i + 1)}: ${direction}`, [
      signalField(['rules', i, 'signal'], text),
      number('timeWindow', ['rules', i, 'timeWindow'], azureLimits.window, 's'),
      choose(
        'type',
        ['rules', i, 'action', 'type'],
        ['ChangeCount', 'PercentChangeCount', 'ExactCount'],
      ),
      number(
        'value',
        ['rules', i, 'action', 'value'],
        azureLimits.size,
        action.type === 'PercentChangeCount' ? '%' : '',
      ),
      number('cooldown', ['rules', i, 'cooldown'], azureLimits.cooldown, 's'),
    ]),
  ),
  group(text.more, [number('default', ['fallback'], azureLimits.size)]),
]

/** The autoscaler of a managed instance group. */
export const migForm: Form<'mig'> = (spec, text) => [
  group(null, [
    ...spec.signals.flatMap(({ signal, target }, i) => [
      signalField(['signals', i, 'signal'], text),
      level(text.target, ['signals', i, 'target'], migLimits.target, signal, target),
    ]),
    cells('minNumReplicas', ['minNumReplicas'], migLimits.size, spec.minNumReplicas),
    cells('maxNumReplicas', ['maxNumReplicas'], migLimits.most, spec.maxNumReplicas),
  ]),
  group(text.more, [
    number('stabilizationPeriodSec', ['stabilisationPeriod'], migLimits.period, 's'),
    number('coolDownPeriodSec', ['initialisationPeriod'], migLimits.period, 's'),
    choose('mode', ['mode'], ['ON', 'ONLY_SCALE_OUT', 'OFF']),
  ]),
]
