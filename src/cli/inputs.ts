import { basename } from 'node:path'
import type { Recording } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'
import { finishLoad, type LoadChoices } from '#share/loads/finish.ts'
import { previewLoad, type LoadPreview } from '#share/loads/preview.ts'
import { importManifest, type ManifestImport } from '#share/manifests/import-manifest.ts'
import { plainCopy } from '#share/plain.ts'
import { canonicalRecording } from '#share/recording-check.ts'
import { servicesAlone, withServicePath } from '#share/service-path.ts'
import { servicesOf } from '#share/services-of.ts'
import { wordAt, withValue } from '#sweep/paths.ts'
import type { InputRequest } from './input-options.ts'
import type { Terminal } from './terminal.ts'

/** A checked recording, and sentences about what was read into it. */
export interface Inputs {
  readonly recording: Recording
  readonly notices: readonly string[]
}

/** Puts the manifest, the load, single values and the seed of the command line into a recording. */
export function withInputs(
  recording: Recording,
  request: InputRequest,
  terminal: Terminal,
): Result<Inputs> {
  const notices: string[] = []
  let settings = recording.settings
  if (request.manifest !== null) {
    const read = manifestSettings(request.manifest, recording, request, terminal)
    if (!read.ok) return read
    notices.push(...read.value.notices)
    const put = withManifest(settings, request.service, read.value.settings)
    if (!put.ok) return put
    settings = put.value
  }
  if (request.load !== null) {
    const read = loadSetting(request.load, request, terminal)
    if (!read.ok) return read
    notices.push(...read.value.notices)
    settings = { ...settings, ...read.value.settings }
  }
  const seed = request.seed ?? recording.seed
  const sound = canonicalRecording({ ...recording, seed, settings })
  if (!sound.ok) return sound
  const set = withSet(sound.value, request.set)
  if (!set.ok) return set
  const checked = canonicalRecording({ ...recording, seed, settings: set.value })
  return checked.ok ? { ok: true, value: { recording: checked.value, notices } } : checked
}

/** The settings with the values of --set; whether they go together is checked when all are in. */
function withSet(
  { organism, settings }: Recording,
  set: readonly string[],
): Result<Recording['settings']> {
  let changed = settings
  const seen = new Set<string>()
  for (const text of set) {
    const equals = text.indexOf('=')
    const path = text.slice(0, Math.max(0, equals))
    if (equals < 1) return refuse(`--set is PATH=VALUE, such as slots=8, not ${shown(text)}.`)
    if (seen.has(path)) return refuse(`--set gives ${shown(path)} twice; once is enough.`)
    seen.add(path)
    const value = wordAt(organism, path, text.slice(equals + 1))
    if (!value.ok) return value
    const put = withValue(organism, changed, path, value.value)
    if (!put.ok) return put
    changed = put.value
  }
  return { ok: true, value: changed }
}

/** The settings with those of a manifest: of all, or in a run of several services of one. */
function withManifest(
  settings: Recording['settings'],
  service: string | null,
  read: Recording['settings'],
): Result<Recording['settings']> {
  if (service === null) return { ok: true, value: { ...settings, ...read } }
  return withServicePath(settings, `${service}.`, (_, own) => ({
    ok: true,
    value: { ...own, ...read },
  }))
}

/** The index of the service whose manifest it is: 0 where there is one alone. */
function ownerOf({ organism, settings }: Recording, { service }: InputRequest): Result<number> {
  const names = servicesAlone(organism, settings).map(({ name }) => name)
  if (names.length === 0) {
    return service === null
      ? { ok: true, value: 0 }
      : refuse('--service is for a run of several services; this one has one.')
  }
  const way = `--service is one of ${names.join(', ')}`
  if (service === null) return refuse(`A manifest is that of one service of this run: ${way}.`)
  const index = names.indexOf(service)
  return index < 0
    ? refuse(`This run has no service ${shown(service)}; ${way}.`)
    : { ok: true, value: index }
}

interface Read {
  readonly settings: Recording['settings']
  readonly notices: readonly string[]
}

function manifestSettings(
  path: string,
  recording: Recording,
  request: InputRequest,
  terminal: Terminal,
): Result<Read> {
  const owner = ownerOf(recording, request)
  if (!owner.ok) return owner
  const text = terminal.read(path, 'manifest')
  if (!text.ok) return text
  // The cluster's flags, which are in no manifest, stay those of the run.
  const controller = servicesOf(recording)[owner.value]?.hpa.controller
  const choices = {
    signals: request.signals,
    ...(request.hpa === null ? {} : { scaler: request.hpa }),
  }
  const name = basename(path)
  const first = importManifest(text.value, name, choices, controller)
  if (!first.ok) return inFile(path, first.problem)
  const accepted = acceptedKeys(first.value, request.accept)
  if (!accepted.ok) return inFile(path, accepted.problem)
  const read = importManifest(
    text.value,
    name,
    { ...choices, accepted: accepted.value },
    controller,
  )
  if (!read.ok) return inFile(path, read.problem)
  const { policy, hpa, settings, refused, unused, mapped } = read.value
  const stray = strayAnswer(read.value, request)
  if (stray !== null) return inFile(path, stray)
  if (policy === null) return inFile(path, openQuestions(read.value))
  const left = refused.map(({ object, path: field }) => `“${field}” of ${object}`)
  return {
    ok: true,
    value: {
      // A manifest that is brought in is to decide, whatever the scenario says.
      settings: {
        ...settings,
        policy: plainCopy(policy),
        ...(hpa === null ? {} : { hpa: plainCopy(hpa) }),
      },
      notices: [
        `Manifest ${name}: ${mapped.length} fields were taken over${request.service === null ? '' : ` for ${request.service}`}.`,
        ...(left.length === 0 ? [] : [`Left out, as accepted: ${left.join(', ')}.`]),
        ...read.value.notices,
        ...unused,
      ],
    },
  }
}

/** Fields are accepted by their whole key or, shorter, by their path alone. */
function acceptedKeys(
  { refused }: ManifestImport,
  accept: InputRequest['accept'],
): Result<readonly string[] | 'all'> {
  if (accept === 'all') return { ok: true, value: 'all' }
  const stray = accept.find(
    (word) => !refused.some(({ key, path }) => word === key || word === path),
  )
  if (stray !== undefined) {
    return { ok: false, problem: `no field ${shown(stray)} is refused, so it cannot be accepted.` }
  }
  const chosen = refused.filter(({ key, path }) => accept.includes(key) || accept.includes(path))
  return { ok: true, value: chosen.map(({ key }) => key) }
}

/** An answer to a question that the manifest does not ask is a misunderstanding. */
function strayAnswer(
  { scalers, needs, chosen }: ManifestImport,
  { hpa, signals }: InputRequest,
): string | null {
  const keys = scalers.map(({ key }) => key)
  if (hpa !== null && !keys.includes(hpa)) {
    return `it holds no autoscaler ${shown(hpa)}; --hpa is one of ${keys.join(', ')}.`
  }
  // Nothing is asked yet where one of several must be chosen first.
  if (chosen === null) return null
  const named = needs.map(({ name }) => name)
  const stray = Object.keys(signals).find(
    (name) => !needs.some(({ key }) => key === name) && !named.includes(name),
  )
  if (stray === undefined) return null
  const known = named.length === 0 ? 'none is asked about' : `--signal is for ${named.join(', ')}`
  return `it has no metric ${shown(stray)}; ${known}.`
}

/** Everything that is still to be decided, with the option that decides it. */
function openQuestions({ open, refused, needs, scalers, chosen }: ManifestImport): string {
  const ways: string[] = []
  const fields = refused.filter(({ accepted }) => !accepted).map(({ path }) => path)
  if (fields.length > 0) ways.push(`--accept ${fields.join(',')} or --accept all`)
  for (const { name, signal, guess } of needs) {
    if (signal === null) ways.push(`--signal ${name}=${guess ?? 'requests-per-second'}`)
  }
  if (chosen === null) ways.push(`--hpa ${scalers[0]?.key ?? 'NAME'}`)
  const way = ways.length === 0 ? [] : [`The way on: ${ways.join(' ')}`]
  return ['', ...open, ...way].join('\n  ')
}

function loadSetting(path: string, request: InputRequest, terminal: Terminal): Result<Read> {
  const text = terminal.read(path, 'load')
  if (!text.ok) return text
  const preview = previewLoad(text.value, basename(path))
  if (!preview.ok) return inFile(path, preview.problem)
  const { unit, interval } = preview.value
  if (unit === null && request.loadUnit === null) {
    return inFile(
      path,
      'its unit is unclear: say --load-unit count (requests in an interval) or --load-unit rate (requests per second).',
    )
  }
  if (interval === null && request.loadInterval === null) {
    return inFile(
      path,
      'it has no times: say how many seconds a line stands for with --load-interval.',
    )
  }
  if (interval !== null && request.loadInterval !== null && request.loadInterval !== interval) {
    return inFile(path, `its interval is ${interval} s; leave --load-interval out.`)
  }
  const choices: LoadChoices = {
    ...(request.loadUnit === null ? {} : { unit: request.loadUnit }),
    ...(request.loadInterval === null ? {} : { interval: request.loadInterval }),
  }
  const load = finishLoad(preview.value, choices)
  if (!load.ok) return inFile(path, load.problem)
  return {
    ok: true,
    value: { settings: { load: load.value }, notices: loadNotices(preview.value, choices) },
  }
}

/** What was found and guessed: a page shows a preview, here nobody could object. */
function loadNotices(preview: LoadPreview, choices: LoadChoices): readonly string[] {
  const { fileName, columns, valueColumn, slots, missing, problems, per } = preview
  const column = columns[valueColumn]?.name ?? 'the values'
  const interval = preview.interval ?? choices.interval ?? 0
  const rate = per === 1 ? 'requests per second' : `requests per ${per} s`
  const unit = (choices.unit ?? preview.unit) === 'rate' ? rate : 'requests in an interval'
  return [
    `Load ${fileName}: ${slots.sums.length} intervals of ${interval} s, “${column}” as ${unit}.`,
    ...problems,
    ...(missing > 0 ? [`${missing} of them have no value; the one before was taken.`] : []),
  ]
}

function inFile(path: string, problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem: `“${path}”: ${problem}` }
}
