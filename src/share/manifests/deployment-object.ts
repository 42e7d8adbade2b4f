import { checkBoth } from '#core/policies/rollout-fenceposts.ts'
import type { ManifestObject } from './documents.ts'
import {
  eachField,
  failAt,
  idle,
  idleFields,
  inside,
  refused,
  type Draft,
  type Place,
  type Rule,
  type Rules,
} from './draft.ts'
import { into, podRules, unlessGiven } from './pod-object.ts'
import { numberOf } from './quantity.ts'

/**
 * The Deployment that an autoscaler scales. `container` is the one that its metrics look at, null for
 * the first; `minReplicas` is how many cells start where the Deployment leaves that to the autoscaler.
 */
export function readDeployment(
  draft: Draft,
  object: ManifestObject,
  { container, minReplicas }: { readonly container: string | null; readonly minReplicas: number },
): void {
  const root: Place = { object, path: [], value: object.value }
  const template: Rules = {
    metadata: idle,
    spec: (_, pod) => eachField(draft, pod, podRules(container)),
  }
  eachField(draft, root, {
    apiVersion: () => undefined,
    kind: () => undefined,
    metadata: idle,
    status: idle,
    spec: (_, spec) => {
      eachField(draft, spec, {
        ...idleFields('selector revisionHistoryLimit progressDeadlineSeconds'),
        paused: (__, place) =>
          (place.value === false ? idle : refused('a rollout does not wait here'))(draft, place),
        minReadySeconds: into('minReadySeconds', numberOf),
        strategy: readStrategy,
        replicas: into('initialReplicas', numberOf),
        template: (__, place) => eachField(draft, place, template),
      })
    },
  })
  // What the manifest leaves out counts as Kubernetes counts it, whatever the settings were before.
  const spec = inside(root, 'spec')
  const pod = inside(inside(spec, 'template'), 'spec')
  unlessGiven(draft, inside(spec, 'replicas'), 'initialReplicas', minReplicas)
  unlessGiven(draft, inside(pod, 'terminationGracePeriodSeconds'), 'gracePeriod', 30)
  unlessGiven(draft, inside(spec, 'minReadySeconds'), 'minReadySeconds', 0)
  const rolling = inside(inside(spec, 'strategy'), 'rollingUpdate')
  for (const name of ['maxSurge', 'maxUnavailable'] as const) {
    unlessGiven(draft, inside(rolling, name), name, '25%')
  }
  const both = checkBoth(draft.settings.maxSurge, draft.settings.maxUnavailable)
  if (!both.ok) failAt(draft, inside(rolling, 'maxUnavailable'), both.problem)
}

/** How a rollout goes: how many cells more and how many fewer there may be meanwhile. */
const readStrategy: Rule = (draft, strategy) => {
  eachField(draft, strategy, {
    type: (_, place) =>
      (place.value === 'RollingUpdate'
        ? idle
        : refused('a rollout replaces cells bit by bit here'))(draft, place),
    rollingUpdate: (_, place) =>
      eachField(draft, place, {
        maxSurge: into('maxSurge', podsOf),
        maxUnavailable: into('maxUnavailable', podsOf),
      }),
  })
}

/** A number of pods, or a share of them such as 25%. */
function podsOf(value: unknown): number | string | null {
  return typeof value === 'number' || typeof value === 'string' ? value : null
}
