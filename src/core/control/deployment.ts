import { scaleProportionally, type ProportionalSet } from '#core/policies/rollout-proportional.ts'
import { rolloutStep } from '#core/policies/rollout.ts'

/** A Deployment: the revisions of one service, and how many cells each is to have. */

/** What the cells of a revision do that crash. */
export interface Crash {
  /** After the start of the container, s. */
  readonly after: number
  /** Share of the starts that end so, 0..1. */
  readonly share: number
}

/** One revision with its ReplicaSet. */
export interface Revision {
  /** Index of its image, as the column of the cells has it. */
  readonly genome: number
  /** Counts the rollouts of the service from 1; a revision that is gone back to has the number of that rollout. */
  readonly number: number
  /** Cells that its ReplicaSet is to keep. */
  readonly replicas: number
  /** Annotations desired-replicas and max-replicas of its last scaling; null before any. */
  readonly desiredAnnotation: number | null
  readonly maxAnnotation: number | null
  /** Null where its cells do not crash. */
  readonly crash: Crash | null
}

/** In the order of their numbers: the last is the one that is wanted. */
export type Deployment = readonly Revision[]

/** What a Deployment sees of its service now. */
export interface DeploymentSight {
  readonly desired: number
  /** Pods that there may be above, and that may be missing. */
  readonly surge: number
  readonly unavailable: number
  /** Cells of each revision that are available, in the order of the revisions. */
  readonly available: readonly number[]
  /** Cells of all of them that have not been told to go. */
  readonly active: number
}

/**
 * One sync of a Deployment (deployment_controller.go, syncDeployment): where the wished number has changed every revision
 * gets its share of the change, else the rollout goes one step on. Null when nothing is to be done.
 */
export function syncDeployment(deployment: Deployment, sight: DeploymentSight): Deployment | null {
  const { desired } = sight
  const isScaled = deployment.some(
    ({ replicas, desiredAnnotation }) => replicas > 0 && desiredAnnotation !== desired,
  )
  return isScaled ? scaled(deployment, sight) : stepped(deployment, sight)
}

function scaled(deployment: Deployment, sight: DeploymentSight): Deployment {
  const { desired, surge, active } = sight
  const sets = deployment.map((revision, at): ProportionalSet => {
    const { genome, replicas, desiredAnnotation, maxAnnotation } = revision
    const available = sight.available[at]
    const name = String(genome)
    return { name, replicas, available, createdAt: genome, desiredAnnotation, maxAnnotation }
  })
  const [next, old] = [sets.at(-1) ?? null, sets.slice(0, -1)]
  const { shares } = scaleProportionally({ desired, surge, statusReplicas: active, next, old })
  const sizes = new Map(shares.map(({ name, to }) => [name, to]))
  return deployment.map((revision) => {
    const size = sizes.get(String(revision.genome))
    return size === undefined ? annotated(revision, sight) : resized(revision, size, sight)
  })
}

function stepped(deployment: Deployment, sight: DeploymentSight): Deployment | null {
  const sets = deployment.map(({ replicas }, at) => ({ replicas, available: sight.available[at] }))
  const { desired, surge, unavailable } = sight
  const last = sets.length - 1
  // By when they were made: a revision that was gone back to is older than its number.
  const places = [...sets.keys()]
    .slice(0, last)
    .toSorted((one, other) => deployment[one].genome - deployment[other].genome)
  const old = places.map((at) => sets[at])
  const { step, ...sizes } = rolloutStep({ desired, surge, unavailable, next: sets[last], old })
  if (step === 'nothing') return null
  return deployment.map((revision, at) =>
    resized(revision, at === last ? sizes.next : sizes.old[places.indexOf(at)], sight),
  )
}

function resized(revision: Revision, replicas: number, sight: DeploymentSight): Revision {
  return replicas === revision.replicas && revision.desiredAnnotation === sight.desired
    ? revision
    : annotated({ ...revision, replicas }, sight)
}

function annotated(revision: Revision, { desired, surge }: DeploymentSight): Revision {
  return { ...revision, desiredAnnotation: desired, maxAnnotation: Math.max(1, desired + surge) }
}
