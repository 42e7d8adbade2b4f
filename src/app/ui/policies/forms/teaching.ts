import { manualLimits } from '#core/policies/manual.ts'
import { onDemandLimits } from '#core/policies/on-demand.ts'
import { thresholdLimits } from '#core/policies/threshold.ts'
import { verticalLimits } from '#core/policies/vertical.ts'
import { cells, group, level, number, signalField, type Form } from './field.ts'

/** A number of cells. */
export const manualForm: Form<'manual'> = ({ replicas }, text) => [
  group(null, [cells(text.replicas, ['replicas'], manualLimits.replicas, replicas)]),
]

/** Two thresholds. */
export const thresholdForm: Form<'threshold'> = ({ min, max, signal, above, below }, text) => [
  group(null, [
    signalField(['signal'], text),
    level(text.above, ['above'], thresholdLimits.value, signal, above),
    level(text.below, ['below'], thresholdLimits.value, signal, below),
    cells(text.min, ['min'], thresholdLimits.min, min),
    cells(text.max, ['max'], thresholdLimits.max, max),
  ]),
  group(text.more, [
    number(text.period, ['period'], thresholdLimits.period, 's'),
    number(text.cooldown, ['cooldown'], thresholdLimits.cooldown, 's'),
  ]),
]

/** So many servers at the most. */
export const onDemandForm: Form<'on-demand'> = ({ max }, text) => [
  group(null, [cells(text.servers, ['max'], onDemandLimits.max, max)]),
]

/** One server between two sizes. */
export const verticalForm: Form<'vertical'> = (_, text) => [
  group(null, [
    number(text.largerAbove, ['above'], verticalLimits.percent, '%'),
    number(text.smallerBelow, ['below'], verticalLimits.percent, '%'),
    number(text.floor, ['min'], verticalLimits.slots, ''),
    number(text.ceiling, ['max'], verticalLimits.slots, ''),
  ]),
  group(text.more, [
    number(text.factor, ['factor'], verticalLimits.factor, ''),
    number(text.period, ['period'], verticalLimits.period, 's'),
    number(text.cooldown, ['cooldown'], verticalLimits.cooldown, 's'),
  ]),
]
