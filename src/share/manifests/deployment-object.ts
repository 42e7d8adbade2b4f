import type { ManifestObject } from './documents.ts'
import { eachField, idle, idleFields, inside, type Draft, type Place, type Rules } from './draft.ts'
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
        ...idleFields(
          'selector strategy revisionHistoryLimit progressDeadlineSeconds paused minReadySeconds',
        ),
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
}
