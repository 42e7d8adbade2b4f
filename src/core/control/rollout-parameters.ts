import { checkPods, checkUnavailable } from '#core/policies/rollout-fenceposts.ts'
import { document, type Schema } from '#core/schema/schema.ts'

/** What can be chosen about rollouts of a service, in a Deployment's own words, and about revisions that crash. */
export const rolloutParameters = {
  maxSurge: document<number | string>({
    label: 'maxSurge',
    live: true,
    start: '25%',
    check: checkPods,
  }),
  maxUnavailable: document<number | string>({
    label: 'maxUnavailable',
    live: true,
    start: '25%',
    check: checkUnavailable,
  }),
  minReadySeconds: {
    kind: 'number',
    label: 'minReadySeconds',
    unit: 's',
    integer: true,
    live: true,
    min: 0,
    max: 3600,
    start: 0,
  },
  crashAfter: {
    kind: 'number',
    label: 'Crashes after',
    unit: 's',
    live: true,
    min: 0,
    max: 3600,
    start: 20,
  },
  crashShare: {
    kind: 'number',
    label: 'Starts that crash',
    unit: '',
    live: true,
    min: 0,
    max: 1,
    start: 1,
  },
} as const satisfies Schema
