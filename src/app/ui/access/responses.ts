import { isSame } from '#app/store/settings.ts'
import {
  parameters,
  type AutoscaledServiceSettings,
} from '#core/organisms/autoscaled-service/parameters.ts'
import type { HpaSpec } from '#core/policies/hpa-spec.ts'
import { loadPeak } from '#core/traffic/load.ts'
import type { fieldsText } from '#text/en/fields.ts'
import type { voiceText } from '#text/en/voice.ts'
import type { TextsOf } from '#text/messages.ts'
import type { Numbers } from '#text/numbers.ts'

/** The words that a response is made with. */
export interface ResponseTexts {
  readonly voice: TextsOf<typeof voiceText>
  readonly fields: TextsOf<typeof fieldsText>
  readonly numbers: Numbers
}

type Settings = AutoscaledServiceSettings
type Name = keyof Settings

/** What a change of settings has come to, in one sentence; null when nothing has changed. */
export function changeResponse(
  before: Settings,
  after: Settings,
  capacity: number,
  texts: ResponseTexts,
): string | null {
  const changed = namesOf().filter((name) => !isSame(before[name], after[name]))
  const [name] = changed
  if (name === undefined) return null
  const { voice } = texts
  if (changed.length > 1) return voice.manyChanged(changed.length)
  if (name === 'load') return voice.loadIs(loadPeak(after.load), capacity)
  if (name === 'hpa') return rules(after.hpa, voice)
  return voice.settingIs(texts.fields[name].label, valueOf(name, after, texts))
}

function rules(hpa: HpaSpec, voice: ResponseTexts['voice']): string {
  const [metric, another] = hpa.metrics
  const isCpu = another === undefined && metric?.type === 'Resource'
  const target =
    isCpu && metric.target.type === 'Utilization' ? metric.target.averageUtilization : 0
  return voice.rulesAre(hpa.minReplicas, hpa.maxReplicas, target)
}

function valueOf(
  name: Name,
  settings: Settings,
  { fields, voice, numbers }: ResponseTexts,
): string {
  const value = settings[name]
  if (typeof value === 'boolean') return value ? voice.on : voice.off
  if (typeof value === 'number') {
    const field = parameters[name]
    const unit = field.kind === 'number' ? field.unit : ''
    return numbers.amount(value, unit)
  }
  const texts = fields[name]
  const options = new Map<unknown, string>(
    'options' in texts ? Object.entries<string>(texts.options) : [],
  )
  return options.get(value) ?? ''
}

function namesOf(): readonly Name[] {
  // The table of parameters has one field for each setting.
  return Object.keys(parameters) as Name[]
}
