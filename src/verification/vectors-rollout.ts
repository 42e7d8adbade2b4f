import type { Backoff, BackoffRule } from '#core/policies/restart-backoff.ts'
import { currentWait, decideRestart, nextBackoff } from '#core/policies/restart-backoff.ts'
import type { IntOrPercent } from '#core/policies/rollout-fenceposts.ts'
import { resolveFenceposts } from '#core/policies/rollout-fenceposts.ts'
import type { ProportionalSet } from '#core/policies/rollout-proportional.ts'
import { scaleProportionally } from '#core/policies/rollout-proportional.ts'
import type { Rollout } from '#core/policies/rollout.ts'
import {
  cleanupUnhealthy,
  newReplicaSetSize,
  reduceOld,
  scaleDownOld,
} from '#core/policies/rollout.ts'
import type { Adapter, Given } from './vector-input.ts'
import { given, listIn, numberIn, numberOr, textIn, wordIn } from './vector-input.ts'

/** Rolling updates of a Deployment, and restarts of a container that crashes. */
export const rolloutAdapters: Readonly<Record<string, Adapter>> = {
  resolveFenceposts: (input) => {
    const surge = intOrPercent(input, 'maxSurge')
    const unavailable = intOrPercent(input, 'maxUnavailable')
    const found = resolveFenceposts(surge, unavailable, numberIn(input, 'desired'))
    if (!found.ok) return { error: true }
    return { ...found.value }
  },
  newReplicaSetSize: (input) => {
    const desired = numberIn(input, 'deploymentReplicas')
    const strategy = wordIn(input, 'strategy', ['RollingUpdate', 'Recreate'])
    const replicas = numberIn(input, 'newReplicas')
    const total = numberIn(input, 'otherReplicas') + replicas
    const surge = numberIn(input, 'maxSurge')
    return { newReplicas: newReplicaSetSize({ strategy, desired, surge, total, replicas }) }
  },
  cleanupUnhealthy: (input) => {
    const { cleaned } = cleanupUnhealthy([oldSet(input)], numberIn(input, 'maxCleanup'))
    return { cleaned }
  },
  scaleDownOld: (input) => ({ oldReplicas: scaleDownOld(rollout(input)).replicas[0] }),
  reconcileOld: (input) => {
    const reduced = reduceOld(rollout(input))
    const gone = reduced === null ? 0 : reduced.cleaned + reduced.scaledDown
    const oldReplicas = reduced?.replicas[0] ?? numberIn(input, 'oldReplicas')
    return { scaled: gone > 0, oldReplicas }
  },
  proportionalScale: (input) => {
    const next = (input['new'] ?? null) === null ? null : proportionalSet(input['new'])
    const old = listIn(input, 'old', proportionalSet)
    const desired = numberIn(input, 'deploymentReplicas')
    const statusReplicas = [...old, ...(next === null ? [] : [next])].reduce(
      (sum, { replicas }) => sum + replicas,
      0,
    )
    const surge = numberIn(input, 'maxSurge')
    const { shares } = scaleProportionally({ desired, surge, statusReplicas, next, old })
    return { replicas: Object.fromEntries(shares.map(({ name, to }) => [name, to])) }
  },
  backoffKept: (input) => {
    const rule = backoffRule(input)
    const { backoff, at } = failures(input, rule)
    const now = at + numberIn(input, 'thenQuietSec')
    return { backoffSecAfterNextFailure: nextBackoff(rule, backoff, { exitedAt: now, now }).wait }
  },
  backoffExpired: (input) => {
    const rule = backoffRule(input)
    const { backoff, at } = failures(input, rule)
    const waits = (now: number) => !decideRestart(rule, backoff, { exitedAt: now, now }).restart
    return {
      inBackoffAtOnce: waits(at),
      inBackoffAfterQuiet: waits(at + numberIn(input, 'thenQuietSec')),
    }
  },
  backoffSequence: (input) => {
    const rule = backoffRule(input)
    let backoff: Backoff | null = null
    let now = 0
    const backoffSec: number[] = []
    for (let read = 0; read < numberIn(input, 'reads'); read++) {
      const wait = currentWait(rule, backoff, now)
      backoffSec.push(wait)
      // The container exits, waits as long as it must, starts, and exits again.
      const exitedAt: number = now
      now += wait
      const { restart, backoff: next } = decideRestart(rule, backoff, { exitedAt, now })
      if (!restart) throw new Error(`it still waits ${wait} s after it exited`)
      backoff = next
      now += numberIn(input, 'failuresEverySec')
    }
    return { backoffSec }
  },
}

function intOrPercent(from: Given, name: string): IntOrPercent {
  const value = from[name] ?? null
  return value === null || typeof value === 'number' ? value : textIn(from, name)
}

function oldSet(from: Given) {
  return { replicas: numberIn(from, 'oldReplicas'), available: numberIn(from, 'oldAvailable') }
}

function rollout(from: Given): Rollout {
  return {
    desired: numberIn(from, 'deploymentReplicas'),
    surge: numberIn(from, 'maxSurge'),
    unavailable: numberIn(from, 'maxUnavailable'),
    next: {
      replicas: numberOr(from, 'newReplicas', 0),
      available: numberOr(from, 'newAvailable', 0),
    },
    old: [oldSet(from)],
  }
}

function proportionalSet(value: unknown): ProportionalSet {
  const from = given(value, 'a ReplicaSet')
  return {
    name: textIn(from, 'name'),
    replicas: numberIn(from, 'replicas'),
    available: numberOr(from, 'available', 0),
    createdAt: numberIn(from, 'createdOrder'),
    desiredAnnotation: numberOr(from, 'desiredAnnotation', null),
    maxAnnotation: numberOr(from, 'maxReplicasAnnotation', null),
  }
}

function backoffRule(from: Given): BackoffRule {
  return {
    initial: numberIn(from, 'initialSec'),
    maximum: numberIn(from, 'maxSec'),
    expireAfter: numberIn(from, 'expireAfterSec'),
  }
}

/** The back-off after some failures in a row, and the time of the last of them. */
function failures(from: Given, rule: BackoffRule): { backoff: Backoff | null; at: number } {
  let backoff: Backoff | null = null
  let at = 0
  for (let failure = 0; failure < numberIn(from, 'failures'); failure++) {
    at = failure * numberIn(from, 'failuresEverySec')
    backoff = nextBackoff(rule, backoff, { exitedAt: at, now: at })
  }
  return { backoff, at }
}
