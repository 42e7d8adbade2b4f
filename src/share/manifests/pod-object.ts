import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import type { Field } from '#core/schema/schema.ts'
import { checkField, shown } from '#core/schema/validate.ts'
import { isList, isRecord } from '../plain.ts'
import {
  eachField,
  fail,
  failAt,
  idle,
  idleFields,
  inside,
  keepOrigin,
  mapped,
  refused,
  type Draft,
  type Place,
  type Rule,
  type Rules,
} from './draft.ts'
import { milliOf, numberOf } from './quantity.ts'

/** Settings of a run that the pods of a manifest give. */
export type SettingName =
  | 'initialReplicas'
  | 'cpuRequest'
  | 'cpuLimit'
  | 'probePeriod'
  | 'probeDelay'
  | 'gracePeriod'
  | 'minReadySeconds'
  | 'maxSurge'
  | 'maxUnavailable'

const nodeChoice = refused('nodes are not simulated: every cell finds a place after the same time')

/** What a probe does where it says nothing, s. */
interface ProbeDefaults {
  readonly probePeriod: number
}

const usualProbe: ProbeDefaults = { probePeriod: 10 }

/** What becomes of the fields of a pod; `container` is the one that is the cell, null for the first. */
export function podRules(container: string | null, absent: ProbeDefaults = usualProbe): Rules {
  return {
    ...idleFields(
      'restartPolicy dnsPolicy dnsConfig serviceAccountName serviceAccount automountServiceAccountToken securityContext imagePullSecrets volumes hostname subdomain hostAliases enableServiceLinks hostNetwork hostPID hostIPC hostUsers shareProcessNamespace setHostnameAsFQDN os',
    ),
    nodeName: nodeChoice,
    nodeSelector: nodeChoice,
    affinity: nodeChoice,
    tolerations: nodeChoice,
    topologySpreadConstraints: nodeChoice,
    schedulerName: nodeChoice,
    priorityClassName: nodeChoice,
    priority: nodeChoice,
    preemptionPolicy: nodeChoice,
    initContainers: refused(
      'init containers are not simulated; add their time to the setting “Boot”',
    ),
    readinessGates: refused('only the readiness probe decides when a cell is ready'),
    terminationGracePeriodSeconds: into('gracePeriod', numberOf),
    containers: (draft, place) => readContainers(draft, place, container, absent),
  }
}

function readContainers(
  draft: Draft,
  place: Place,
  wanted: string | null,
  absent: ProbeDefaults,
): void {
  if (!isList(place.value)) {
    return fail(draft, place, `must be a list of containers, not ${shown(place.value)}`)
  }
  if (place.value.length === 0) return fail(draft, place, 'must name at least one container')
  const names = place.value.map((entry) => (isRecord(entry) ? entry.name : undefined))
  const main = wanted === null ? 0 : names.indexOf(wanted)
  if (main < 0)
    return fail(draft, place, `has no container ${shown(wanted)}, which a metric asks for`)
  names.forEach((name, index) => {
    const entry = inside(place, index)
    if (index === main) readContainer(draft, entry, absent)
    else {
      refused(
        `a cell is one container; ${shown(name)} is left out of requests, limits and utilisation`,
      )(draft, entry)
    }
  })
}

function readContainer(draft: Draft, place: Place, absent: ProbeDefaults): void {
  eachField(draft, place, {
    ...idleFields(
      'name image imagePullPolicy command args workingDir ports env envFrom volumeMounts volumeDevices securityContext stdin stdinOnce tty terminationMessagePath terminationMessagePolicy',
    ),
    resources: readResources,
    readinessProbe: (_, probe) => readProbe(draft, probe, absent),
    livenessProbe: refused('cells are not restarted: no cell hangs in the simulation'),
    startupProbe: refused('start-up is the setting “Boot”, then the readiness probe decides'),
    lifecycle: refused('hooks are not simulated; add their time to “Boot” or “Shutdown”'),
    restartPolicy: refused('a container with a restart policy of its own is not simulated'),
  })
  if (isRecord(place.value) && !isRecord(place.value.readinessProbe)) {
    // Without a probe a pod is ready as soon as its container has started. What a probe would ask is
    // not known, so none is written into such a manifest.
    unlessGiven(draft, inside(place, 'readinessProbe'), 'probePeriod', parameters.probePeriod.min)
    draft.origins.delete('settings.probePeriod')
    draft.settings.probeDelay = 0
    draft.unsaid.add('probeDelay')
  }
  const resources = inside(place, 'resources')
  unlessGiven(draft, inside(inside(resources, 'limits'), 'cpu'), 'cpuLimit', 0)
  const { cpuRequest, cpuLimit } = draft.settings
  if (
    typeof cpuRequest === 'number' &&
    typeof cpuLimit === 'number' &&
    cpuLimit > 0 &&
    cpuRequest > cpuLimit
  ) {
    fail(draft, resources, 'requests more CPU than its limit allows')
  }
}

const memory = refused('only CPU is simulated: no cell runs out of memory or storage')

const readResources: Rule = (draft, place) => {
  const amounts =
    (setting: SettingName): Rule =>
    (_, block) => {
      const others = isRecord(block.value) ? Object.keys(block.value) : []
      const rules = Object.fromEntries(others.map((name): [string, Rule] => [name, memory]))
      eachField(draft, block, { ...rules, cpu: into(setting, milliOf) })
    }
  eachField(draft, place, {
    requests: amounts('cpuRequest'),
    limits: amounts('cpuLimit'),
    claims: refused('devices are not simulated'),
  })
  // Kubernetes takes the limit as the request where only the limit is given.
  const { cpuLimit } = draft.settings
  if (typeof cpuLimit === 'number') {
    unlessGiven(draft, inside(inside(place, 'requests'), 'cpu'), 'cpuRequest', cpuLimit)
  }
}

function readProbe(draft: Draft, place: Place, { probePeriod }: ProbeDefaults): void {
  eachField(draft, place, {
    ...idleFields(
      'httpGet tcpSocket exec grpc timeoutSeconds failureThreshold terminationGracePeriodSeconds',
    ),
    periodSeconds: into('probePeriod', numberOf),
    initialDelaySeconds: into('probeDelay', numberOf),
    successThreshold: (_, field) =>
      (field.value === 1 ? idle : refused('a cell is ready at its first successful probe'))(
        draft,
        field,
      ),
  })
  unlessGiven(draft, inside(place, 'periodSeconds'), 'probePeriod', probePeriod)
  unlessGiven(draft, inside(place, 'initialDelaySeconds'), 'probeDelay', 0)
}

/** A field that is one setting, read by a function that gives null for what it cannot read. */
export function into(setting: SettingName, read: (value: unknown) => number | string | null): Rule {
  return (draft, place) => {
    const field: Field = parameters[setting]
    const value = read(place.value)
    const checked = checkField(field, value ?? place.value)
    if (!checked.ok || value === null) {
      const reason = checked.ok
        ? `“${field.label}” cannot be ${shown(place.value)}.`
        : checked.problem
      return failAt(draft, place, reason)
    }
    draft.settings[setting] = value
    keepOrigin(draft, ['settings', setting], place)
    mapped(draft, place, field.label, withUnit(field, value))
  }
}

/** Gives a setting the value that counts where the manifest says nothing. */
export function unlessGiven(
  draft: Draft,
  place: Place,
  setting: SettingName,
  value: number | string,
): void {
  if (draft.settings[setting] !== undefined) return
  draft.settings[setting] = value
  draft.unsaid.add(setting)
  keepOrigin(draft, ['settings', setting], place)
  const field: Field = parameters[setting]
  mapped(
    draft,
    { ...place, value: undefined },
    field.label,
    isNone(setting, value) ? 'none' : withUnit(field, value),
  )
}

/** A limit of 0 is no limit. */
function isNone(setting: SettingName, value: number | string): boolean {
  return setting === 'cpuLimit' && value === 0
}

function withUnit(field: Field, value: number | string): string {
  return `${value} ${'unit' in field ? field.unit : ''}`.trim()
}
