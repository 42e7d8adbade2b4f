import { emptyMemory, reconcile, type HpaMemory } from '#core/policies/hpa.ts'
import { kedaHpa } from '#core/policies/keda-spec.ts'
import { isTriggerActive, requestScale } from '#core/policies/keda.ts'
import type { KedaRecord } from '#core/policies/records.ts'
import { observeForHpa, readTotal } from '../metrics.ts'
import type { Autoscaler, Look } from './autoscaler.ts'

/** What KEDA and the HPA behind it remember. Times in s. */
export interface KedaMemory {
  readonly hpa: HpaMemory
  readonly lastActiveAt: number | null
  readonly createdAt: number
  readonly nextPollAt: number
  readonly nextSyncAt: number
}

/**
 * KEDA: its own polls decide between idle and at work, and an ordinary HPA on external metrics does the rest. Both go by periods of
 * their own; they meet by chance.
 */
export const keda: Autoscaler<'keda'> = {
  begin: ({ now }) => ({
    hpa: emptyMemory,
    lastActiveAt: null,
    createdAt: now,
    nextPollAt: now,
    nextSyncAt: now,
  }),
  look(look, memory) {
    const { now, spec, replicas, settings } = look
    const triggers = readTriggers(look)
    const isPoll = now >= memory.nextPollAt
    const isSync = now >= memory.nextSyncAt
    const poll = isPoll ? pollOf(look, memory, triggers) : null
    const polled = poll?.replicas ?? replicas
    const rules = kedaHpa(spec, settings.hpa.controller)
    const seen = observeForHpa(look.control, look.service, rules.metrics, polled)
    const synced = isSync && !spec.paused ? reconcile(rules, memory.hpa, seen) : null
    const nextPollAt = isPoll ? now + spec.pollingInterval : memory.nextPollAt
    const nextSyncAt = isSync ? now + settings.syncPeriod : memory.nextSyncAt
    return {
      memory: {
        hpa: synced?.memory ?? memory.hpa,
        lastActiveAt: poll === null ? memory.lastActiveAt : poll.lastActiveAt,
        createdAt: memory.createdAt,
        nextPollAt,
        nextSyncAt,
      },
      desired: synced?.decision.desired ?? polled,
      record: isPoll || isSync ? { triggers, poll, hpa: synced?.decision ?? null } : null,
      again: Math.min(nextPollAt, nextSyncAt) - now,
    }
  },
}

function readTriggers({ control, service, spec }: Look<'keda'>): KedaRecord['triggers'] {
  return spec.triggers.map(({ signal, activationThreshold }) => {
    const reading = readTotal(control, service, signal)
    const value = reading === null ? null : reading.usage / 1000
    return { value, active: value !== null && isTriggerActive(value, activationThreshold) }
  })
}

function pollOf(
  { spec, replicas, now }: Look<'keda'>,
  { lastActiveAt, createdAt }: KedaMemory,
  triggers: KedaRecord['triggers'],
) {
  return requestScale(spec, {
    now,
    replicas,
    active: triggers.some(({ active }) => active),
    error: triggers.some(({ value }) => value === null),
    lastActiveAt,
    createdAt,
  })
}
