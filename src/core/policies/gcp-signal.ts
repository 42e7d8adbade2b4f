import { isNewer } from './hpa-clock.ts'

/** A VM with its load in each signal, in the signals' units; null where nothing came. */
export interface GcpVm {
  readonly startedAt: number
  readonly load: readonly (number | null)[]
}

export interface GcpSeen {
  readonly now: number
  /** Target size of the group. */
  readonly size: number
  readonly vms: readonly GcpVm[]
}

/** What one signal asks for. */
export interface GcpSignalUse {
  /** Load of the VMs that have started, and of all, in the unit of the signal; null where nothing came. */
  readonly started: number | null
  readonly all: number | null
  /** VMs that the signal needs; null without data. */
  readonly needs: number | null
}

/**
 * Load ÷ target, rounded up. VMs that still start are not listened to on the way out, but are on the
 * way in, where forgetting their load would remove too much.
 */
export function signalUse(
  rule: { readonly target: number; readonly initialisationPeriod: number },
  seen: GcpSeen,
  signal: number,
): GcpSignalUse {
  const { target, initialisationPeriod } = rule
  const isStarted = (vm: GcpVm) => !isNewer(vm.startedAt, seen.now, initialisationPeriod)
  const started = total(seen.vms.filter(isStarted), signal)
  const all = total(seen.vms, signal)
  const outward = started === null ? null : Math.ceil(started / target)
  if (outward !== null && outward > seen.size) return { started, all, needs: outward }
  return { started, all, needs: all === null ? null : Math.min(seen.size, Math.ceil(all / target)) }
}

function total(vms: readonly GcpVm[], signal: number): number | null {
  const loads = vms.flatMap((vm) => vm.load[signal] ?? [])
  return loads.length === 0 ? null : loads.reduce((sum, load) => sum + load, 0)
}
