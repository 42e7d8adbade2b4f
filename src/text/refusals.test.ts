import { describe, expect, it } from 'vitest'
import { resolveFenceposts } from '#core/policies/rollout-fenceposts.ts'
import { scenarios } from '#core/organisms/scenarios.ts'
import { systems } from '#core/organisms/systems.ts'
import { broken, brokenText } from '#share/broken-manifests.test-support.ts'
import { readChartsCsv } from '#share/charts-csv.ts'
import { dictionaries } from '#share/dictionary.ts'
import { decodeLink } from '#share/link.ts'
import { seal } from '#share/sealed.ts'
import { linkCheck } from '#share/link-check.ts'
import { finishLoad } from '#share/loads/finish.ts'
import { previewLoad } from '#share/loads/preview.ts'
import { corpus } from '#share/manifest-corpus.test-support.ts'
import { importManifest } from '#share/manifests/import-manifest.ts'
import { k6Load } from '#share/k6/load.ts'
import { readK6 } from '#share/k6/plan.ts'
import { fileToRecording } from '#share/run-file.ts'
import { sayInGerman } from './de/german.ts'
import { fields } from './de/fields.ts'
import { importSentences } from './de/sentences-import.ts'
import { loadSentences as loadGerman } from './de/sentences-loads.ts'
import { manifestSentences as manifestGerman } from './de/sentences-manifests.ts'
import { sentences } from './de/sentences.ts'

/** What was told about an input. */
interface Told {
  readonly input: string
  readonly sentence: string
}

const head = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 10
`
const metric = (target: string, name = 'cpu') =>
  `${head}  metrics:\n    - type: Resource\n      resource: { name: ${name}, target: ${target} }\n`
const pods = (spec: string) =>
  `${head}---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { ${spec} } } }\n`
const container = (rest: string) =>
  pods(`containers: [{ name: app, resources: { requests: { cpu: 500m } }, ${rest} }]`)

const manifests = [
  'kind: A\nspec:\n  a: [1, 2\n  b: 3\n',
  'kind: A\n b: 2\n  c: 3',
  'kind: A\n\tb: 1\n',
  'kind: A\nb: "open\n',
  'kind: A\nb: "\\q"\n',
  'kind: A\nb: *none\n',
  'kind: A\nb: @x\n',
  'kind: A\nb: c: d\n',
  'kind: A\nb: &a &b c\n',
  'kind: A\nb: !x !y c\n',
  'kind: A\nb\nc: 1\n',
  'kind: A\nb: ]\n',
  '%X y\n---\nkind: A\n',
  'kind: {{ .Values.kind }}\n',
  '{"kind": "A" "b": 1}',
  'kind: A\nkind: B\n',
  'kind: A\n? [a, b]\n: 1\n',
  `kind: ${'['.repeat(10_000)}`,
  'kind: !strange x\n',
  `${head}  minReplicas: 010\n`,
  `${head}---\n- kind: x\n`,
  'just: text\n',
  'kind: A\n---\n'.repeat(201),
  head.replace('/v2', '/v1'),
  head.replace('apiVersion: autoscaling/v2\n', ''),
  head.replace('  name: web', ' { }'),
  'kind: ScaledObject\n---\nkind: Service\n',
  `${head}---\n${head.replace('name: web', 'name: other')}`,
  `${head}---\nkind: Service\n---\nkind: Deployment\nmetadata: { name: x }\n`,
  head.replace('  maxReplicas: 10\n', ''),
  head.replace('10', 'ten'),
  head.replace('10', '0'),
  `${head}  minReplicas: 20\n`,
  `${head}  minReplicas: 0\n`,
  `${head}  metrics: cpu\n`,
  `${head}  metrics: [{ type: Disk }]\n`,
  `${head}  metrics: [{ type: Resource }]\n`,
  `${head}  metrics: [cpu]\n`,
  `${head}  targetCPUUtilizationPercentage: 50\n  wings: 2\n`,
  metric('{ type: Utilization, averageUtilization: 0 }'),
  metric('{ type: Utilization, averageUtilization: 50 }', 'memory'),
  metric('{ type: Sometimes, averageUtilization: 50 }'),
  metric('{ type: AverageValue, averageValue: lots }'),
  metric('{ type: Value, averageValue: 1, value: 2 }'),
  metric('{ type: Value, averageUtilization: 5, averageValue: 1, value: 2 }'),
  metric('none'),
  `${head}  metrics: [{ type: Pods, pods: { metric: { name: hits }, target: { type: AverageValue, averageValue: 5 } } }]\n`,
  `${head}  behavior: { scaleUp: { policies: 3 } }\n`,
  `${head}  behavior: { scaleUp: { policies: [{ type: Pods, value: 4, periodSeconds: 9999 }] } }\n`,
  `${head}  behavior: { scaleUp: { policies: [{ type: Often, value: 4, periodSeconds: 60 }] } }\n`,
  `${head}  behavior: { scaleUp: { selectPolicy: Best } }\n`,
  `${head}  behavior: { scaleDown: { stabilizationWindowSeconds: -1, tolerance: much } }\n`,
  `${head}  behavior: { scaleUp: { policies: [{ type: Pods, value: 4, periodSeconds: 60 }] }, scaleDown: { tolerance: 0.2 } }\n  minReplicas: 2\n`,
  head.replace('kind: Deployment', 'kind: StatefulSet'),
  pods('containers: []'),
  pods('containers: [{ name: app }]'),
  pods(
    'containers: [{ name: app, resources: { limits: { cpu: 2, memory: 1Gi } } }, { name: side }]',
  ),
  pods('nodeName: x, initContainers: [], readinessGates: [], containers: [app]'),
  container('readinessProbe: { periodSeconds: 0 }'),
  container('readinessProbe: { initialDelaySeconds: [], successThreshold: 3 }'),
  container('livenessProbe: {}, startupProbe: {}, lifecycle: {}, restartPolicy: Always'),
  pods('containers: [{ name: app, resources: { requests: { cpu: 2 }, limits: { cpu: 1 } } }]'),
  pods('containers: [{ name: app, resources: { requests: { cpu: many }, claims: [] } }]'),
  pods('terminationGracePeriodSeconds: -3, containers: [{ name: app }]'),
]

const loads = [
  '',
  '\u0000',
  'name,city\nAnn,Rome\nBob,Oslo',
  't,count\n0,1\n60,-5\n120,3',
  't,count\n0,1\n60,NaN\n120,3',
  't,count\n2026-04-22,1\n2026-04-23,1\nsoon,2',
  't,count\n4/10/2014,1\n4/11/2014,2',
  't,count\n5,1\n5,2',
  't,count\n0,1\n1,1\n2,1\n90000000,2',
  't,count\n0,\n60,\n',
  't,rps\n0,10\n60,1e9',
  't,value\n0,60\n60,90',
  '6\n9',
  't;count\n0;1.500\n60;2.250',
  't;count\n0;1,234\n60;2,500',
  '# note\nt,host,count\n60,a,1\n0,b,2\n61,c,3\n600,d,3',
  `t,${'abcdefg'.split('').join(',')},count\n0,${'x,'.repeat(7)}5\n60,${'x,'.repeat(7)}6`,
  '1,'.repeat(1200),
  `${'\n'.repeat(510_000)}1`,
  '{"dt_s": 60, "counts": [1, 2',
  '{"dt_s": 60,\n "counts": [1, 2 3]}',
  '{"dt_s": 0, "counts": [1]}',
  '{"dt_s": 60, "counts": [1, -2]}',
  '{"dt_s": 60, "counts": [1, "2"]}',
  '{"dt_s": 60, "counts": 5}',
  '{"dt_s": 60, "counts": [1], "rates": [1]}',
  '{"dt_s": 60, "counts": [1], "rates": [1], "values": [1]}',
  '{"dt_s": 60, "counts": [1], "jitter": 3}',
  '{"dt_s": 60}',
  '{"dt_s": 60, "counts": []}',
  '{"dt_s": 1, "rates": [1, 3e6]}',
  '{"dt_s": 0.1, "rates": [1, 3]}',
  '[]',
  '{"format": "digital-mitosis/0", "seed": 1}',
]

const runs = [
  '{"format": "digital-mitosis/0", "seed"',
  '{"format": "digital-mitosis/0"\n"seed": 1}',
  '[1, 2]',
  '{"format": "k6"}',
  '{"format": "digital-mitosis/7"}',
  '{"format": "digital-mitosis/0", "wings": 2}',
  ...[
    '"seed": "x"',
    '"seed": 1, "settings": []',
    '"seed": 1, "settings": {"slots": 0}',
    '"seed": 1, "settings": {"boot": "long"}',
    '"seed": 1, "settings": {"boot": 4000}',
    '"seed": 1, "settings": {"wings": 4}',
    '"seed": 1, "settings": {"hpa": {"minReplicas": 0}}',
    '"seed": 1, "settings": {"load": []}',
    '"seed": 1, "settings": {"cpuLimit": 100}',
    '"seed": 1, "settings": {}, "log": 3',
    '"seed": 1, "settings": {}, "log": [{"time": 1, "change": {"type": "fly"}}]',
    '"seed": 1, "settings": {}, "log": [{"time": 1, "change": {"type": "kill", "cell": -1}}]',
    '"seed": 1, "settings": {}, "log": [{"time": 1, "change": {"type": "note", "text": 5}}]',
    '"seed": 1, "settings": {}, "log": [{"time": 1, "change": {"type": "note", "text": " "}}]',
    '"seed": 1, "settings": {}, "log": [{"time": 1, "change": {"type": "note", "text": "a\\u202eb"}}]',
    `"seed": 1, "settings": {}, "log": [{"time": 1, "change": {"type": "note", "text": "${'a'.repeat(300)}"}}]`,
    '"seed": 1, "settings": {}, "log": [{"time": 1, "change": {"type": "burst", "rate": 0, "seconds": 1}}]',
    '"seed": 1, "settings": {}, "log": [{"time": 1, "change": {"type": "burst", "rate": 1, "seconds": -1}}]',
    '"seed": 1, "settings": {}, "log": [], "time": "noon", "digest": "no"',
  ].map(
    (rest) =>
      `{"format": "digital-mitosis/0", "engine": 1, "organism": "autoscaled-service", ${rest}}`,
  ),
  ...[
    '"settings": {}, "log": [{"time": 1, "change": {"type": "set", "name": "boot", "value": 1, "service": 7}}]',
    '"settings": {}, "log": [{"time": 1, "change": {"type": "set", "name": "boot", "value": 1, "service": []}}]',
    '"settings": {"graph": 4}, "log": []',
    '"settings": {"graph": {"services": [{"name": "a", "settings": {"load": 1}}], "calls": []}}, "log": []',
    '"settings": {"graph": {"services": [{"name": "a"}], "calls": [{"from": "b", "to": "a"}]}}, "log": []',
  ].map(
    (rest) =>
      `{"format": "digital-mitosis/0", "engine": 1, "organism": "microservices", "seed": 1, ${rest}}`,
  ),
  '{"format": "digital-mitosis/0", "engine": 1, "organism": "autoscaled-service", "seed": 1, "settings": {}, "log": [{"time": 1, "change": {"type": "set", "name": "boot", "value": 1, "service": 0}}]}',
  '{"format": "digital-mitosis/0", "engine": 0, "organism": "autoscaled-service", "seed": 1}',
  '{"format": "digital-mitosis/0", "engine": 2, "organism": "whale", "seed": 1}',
]

const links = [
  's=surge~seed=1&s=surge',
  's=surge&x=1abc',
  'x=1abc',
  'x=9abc',
  `x=${'a'.repeat(9000)}`,
  'eng=1&t=noon&h=no&ui=odd&view=world&theme=pink&speed=1000&s=surge',
  ...['whale', 'surge~slots=3~slots=4', 'surge~wings=2', 'surge~slots=0', 'surge~seed=x'].map(
    (run) => `eng=99&c=${linkCheck(run)}&s=${run}`,
  ),
  'q=1',
  'b=1abc&k=1&s=surge',
  `b=${seal('{}', dictionaries)}&s=surge`,
  `b=${seal('[{"slots":0}]', dictionaries)}&k=many&s=surge`,
]

const charts = [
  '',
  '# Digital Mitosis charts\n',
  'time\n0',
  'time,wings\n0,1',
  'time,ready,ready\n0,1,1',
  'ready,time\n0,1',
  'time,ready\n0,x',
  'time,ready\n0',
  'time,ready\n0,1e99',
  'time,ready\n5,1\n5,1',
]

const matrix = (result: string) => `{"resultType": "matrix", "result": ${result}}`
const values = (pairs: string) => matrix(`[{"metric": {}, "values": ${pairs}}]`)
const results = (result: string) => `{"MetricDataResults": [${result}]}`
const metrics = [
  '{"status": "error", "errorType": "x", "error": "y"}',
  '{"resultType": "vector", "result": []}',
  matrix('[]'),
  matrix(`[${'{},'.repeat(500)}{}]`),
  matrix('[{"metric": {}, "histograms": []}]'),
  matrix('[{}]'),
  values('[]'),
  values('[["a", "1"]]'),
  values('[[5, "b"]]'),
  values('[[5, "-1"]]'),
  values('[[5, "1"], [6, "2"]]').replace('{}', '{"__name__": "x_total"}'),
  matrix(
    '[{"metric": {}, "values": [[0, "1"], [60, "2"]]}, {"metric": {}, "values": [[0, "1"], [60, "2"], [120, "3"]]}]',
  ),
  matrix(
    '[{"metric": {"a": "b"}, "values": [[0, "1"], [60, "2"]]}, {"metric": {"c": "d"}, "values": [[0, "1"], [30, "2"]]}]',
  ),
  '{"MetricDataResults": []}',
  results('{"Id": "a", "StatusCode": "InternalError"}'),
  results('{"Id": "a"}'),
  results('{"Id": "a", "Timestamps": [], "Values": [1]}'),
  results('{"Id": "a", "Timestamps": ["b"], "Values": [1]}'),
  results('{"Id": "a", "Timestamps": [5], "Values": ["c"]}'),
  results(
    '{"Id": "a", "StatusCode": "PartialData", "Timestamps": [0, 60], "Values": [1, 2]}], "NextToken": "t", "x": [0',
  ),
  '# Digital Mitosis load: x\n',
  '# Digital Mitosis load: each row holds for 5 s\ntime_s,requests_per_s\n0\n',
  '# Digital Mitosis load: each row holds for 5 s\ntime_s,requests_per_s\n3,1\n',
]

const scripts = [
  '',
  'let a = (',
  `x = ${'['.repeat(20_000)}`,
  '{} {}',
  'export const options = make()',
  '{"stages": 5}',
  '{"stages": [[]]}',
  '{"stages": []}',
  '{"stages": [{"duration": "x", "target": 5}]}',
  '{"stages": [{"duration": "1m", "target": "x"}]}',
  '{"stages": [{"duration": "1m"}]}',
  '{"vus": 1, "duration": "9999d"}',
  '{"vus": 1, "rps": 5}',
  '{"vus": 1, "scenarios": {}}',
  '{"scenarios": {}}',
  '{"scenarios": {"a": {}}}',
  '{"scenarios": {"a": {"executor": 5}}}',
  '{"scenarios": {"a": {"executor": "b"}}}',
  '{"scenarios": {"a": {"executor": "ramping-vus"}}}',
  '{"scenarios": {"a": {"executor": "ramping-vus", "rate": 5}}}',
  '{"scenarios": {"a": {"executor": "constant-arrival-rate", "rate": 1, "duration": "1m", "timeUnit": 0}}}',
  '{"vus": 1, "duration": "1m"}',
]

function toldOf(input: string, tell: (input: string) => readonly string[]): readonly Told[] {
  return tell(input).map((sentence) => ({ input, sentence }))
}

function manifestSentences(text: string): readonly string[] {
  const read = importManifest(text, 'web.yaml')
  if (!read.ok) return [read.problem]
  const { open, unused, refused, mapped, notices } = read.value
  const reasons = refused.map(({ reason }) => reason)
  return [...open, ...unused, ...notices, ...reasons, ...mapped.map(({ becomes }) => becomes)]
}

function loadSentences(text: string): readonly string[] {
  const read = previewLoad(text, 'load.csv')
  if (!read.ok) return [read.problem]
  const load = finishLoad(read.value)
  return load.ok ? read.value.problems : [...read.value.problems, load.problem]
}

function scriptSentences(text: string): readonly string[] {
  const read = readK6(text)
  if (!read.ok) return [read.problem]
  const load = k6Load(read.value, { perIteration: 1, perUser: null, asUsers: false })
  return load.ok ? [] : [load.problem]
}

const told: readonly Told[] = [
  ...manifests.flatMap((input) => toldOf(input, manifestSentences)),
  ...broken.flatMap((one) => toldOf(brokenText(one, corpus).text, manifestSentences)),
  ...[...corpus.values()].flatMap((input) => toldOf(input, manifestSentences)),
  ...loads.flatMap((input) => toldOf(input, loadSentences)),
  ...metrics.flatMap((input) => toldOf(input, loadSentences)),
  ...scripts.flatMap((input) => toldOf(input, scriptSentences)),
  ...runs.flatMap((input) =>
    toldOf(input, (text) => {
      const read = fileToRecording(text)
      return read.ok ? read.value.notices : [read.problem]
    }),
  ),
  ...links.flatMap((input) =>
    toldOf(input, (text) => {
      const read = decodeLink(text)
      return read.ok ? read.value.notices : [read.problem]
    }),
  ),
  ...charts.flatMap((input) =>
    toldOf(input, (text) => {
      const read = readChartsCsv(text)
      return read.ok ? [] : [read.problem]
    }),
  ),
  ...toldOf('maxSurge urg', () => {
    const read = resolveFenceposts('urg', 1, 10)
    return read.ok ? [] : [read.problem]
  }),
]

const wordsOf = (text: string): readonly string[] => text.match(/\p{L}{2,}/gu) ?? []

/** Every word of the German sentences and of the names of settings. */
const german = new Set(
  wordsOf(
    JSON.stringify([
      Object.values(importSentences),
      Object.values(manifestGerman),
      Object.values(loadGerman),
      Object.values(sentences),
      fields,
    ]),
  ),
)

/** Words that are written as they are in every language: those of Kubernetes, of links and of our files. */
const names = new Set(
  wordsOf(
    `apiVersion kind metadata name spec maxReplicas minReplicas metrics resource type target HPAScaleToZero
     Resource ContainerResource Pods Object External Utilization AverageValue Value Percent Max Min Disabled
     executor default constant ramping shared arrival per vu vus iterations
     straight lines between the rows
     Infinity NaN averageUtilization triggers TargetValue TargetTrackingConfiguration StepAdjustments ScalingAdjustment
     concurrency rps GreaterThanOrEqualToThreshold GreaterThanThreshold LessThanOrEqualToThreshold LessThanThreshold
     TargetTrackingScaling StepScaling SimpleScaling ExactCapacity PercentChangeInCapacity ChangeInCapacity
     ${Object.keys(systems).join(' ')} clients culture lineage charts ${Object.keys(scenarios).join(' ')}`,
  ),
)

describe('what is told about broken files and links', () => {
  it('[X2] each sentence is German as a whole: no word of it is neither German nor of the input', () => {
    expect(new Set(told.map(({ sentence }) => sentence)).size).toBeGreaterThan(120)
    const left = told.flatMap(({ input, sentence }) => {
      const said = sayInGerman(sentence)
      const given = new Set([...wordsOf(input), ...names])
      const foreign = wordsOf(said).filter((word) => !german.has(word) && !given.has(word))
      return foreign.length > 0 || /[“][^”„]*”/u.test(said) ? [{ said, foreign }] : []
    })
    expect(left).toEqual([])
  })

  it('[X2] what says something in words says it otherwise in German', () => {
    const sentences = told.map(({ sentence }) => sentence).filter((text) => text.endsWith('.'))
    expect(sentences.length).toBeGreaterThan(120)
    expect(sentences.filter((text) => sayInGerman(text) === text)).toEqual([])
  })
})
