import { checkHpaSpec } from '#core/policies/hpa-check.ts'
import type { HpaSpec } from '#core/policies/hpa-spec.ts'
import { startSettings, type Plain } from '#core/schema/schema.ts'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { plainCopy } from '#share/plain.ts'
import { createClock } from '#app/store/page-clock.test-support.ts'
import { isLive } from '#app/store/setting-edit.ts'
import { createBinding, newBond, type Bond } from './binding.ts'
import type { Manifests, Values } from './manifests.ts'
import { readManifests } from './read-manifests.ts'

export const commented = `# the shop's own
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: shop # of the web team
spec:
  minReplicas: 2 # never less
  maxReplicas: 40 # what the budget allows
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 60 # agreed on in May
`
export const withoutReplicas = `${commented.replace(
  'spec:',
  `spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: shop }`,
)}---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  template:
    spec:
      terminationGracePeriodSeconds: 60
      containers:
        - name: app
          resources: { requests: { cpu: 500m } }
`
export const comments = [...commented.matchAll(/#.*$/gmu)].map(([comment]) => comment)

export const plain = (spec: HpaSpec): Plain => plainCopy(spec)

function plainSettings(): Values {
  const settings = Object.entries(startSettings(parameters))
  return Object.fromEntries(settings.map(([name, value]) => [name, plainCopy(value)]))
}

const here = readManifests(
  {
    atOnce: Infinity,
    makeThread() {
      throw new Error('nothing is that long')
    },
  },
  'web',
)

/** Manifests that are read and edited in a thread of their own, which answers when the test says so. */
function readAside() {
  const waits = new Set<() => void>()
  const later = (answer: () => void) => {
    waits.add(answer)
    return () => void waits.delete(answer)
  }
  const manifests: Manifests = {
    ...here,
    read: (...order) => later(() => here.read(...order)),
    edit: (...order) => later(() => here.edit(...order)),
  }
  const answer = () => {
    const [first] = waits
    if (first === undefined) return false
    waits.delete(first)
    first()
    return true
  }
  return { manifests, answer }
}

/** A text and a run that answers at once, refuses what the autoscaler would, and can be moved like a slider. */
export function setUp(start = commented, bond: Bond = newBond, isLong = false) {
  const page = createClock()
  let text = start
  let settings: Values = plainSettings()
  let hasBegun = false
  const aside = readAside()
  const asked: Values[] = []
  const kept: string[] = []
  const binding = createBinding({
    text: { get: () => text, put: (next) => void (text = next) },
    run: {
      get: () => settings,
      isFixed: (name) => hasBegun && !isLive(name),
      ask(values) {
        const checked = checkHpaSpec(values.hpa ?? settings.hpa)
        if (!checked.ok) return checked.problem
        asked.push(values)
        settings = { ...settings, ...values }
        return null
      },
    },
    manifests: isLong ? aside.manifests : here,
    clock: page.clock,
    bond,
    onAgreed: (written) => void kept.push(written.text),
  })
  const hpa = (): HpaSpec => {
    const checked = checkHpaSpec(settings.hpa)
    if (!checked.ok) throw new Error(checked.problem)
    return checked.value
  }
  return {
    binding,
    answer: aside.answer,
    asked,
    kept,
    hpa,
    settings: () => settings,
    text: () => text,
    state: () => binding.state.getState(),
    type: (next: string) => {
      text = next
      binding.typed()
    },
    wait: () => void page.draw(1, 500),
    goOn: (isGoingOn: boolean) => {
      hasBegun = isGoingOn
    },
    set: (values: Values) => {
      settings = { ...settings, ...values }
      binding.moved()
    },
    slide: (values: Partial<HpaSpec>) => {
      settings = { ...settings, hpa: plain({ ...hpa(), ...values }) }
      binding.moved()
    },
  }
}
