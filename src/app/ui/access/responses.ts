import { serviceSettings } from '#app/store/service-settings.ts'
import { editBetween } from '#app/store/setting-edit.ts'
import {
  serviceFields,
  type OneServiceSettings,
} from '#core/organisms/microservices/service-fields.ts'
import type { AnyServiceSettings, RunSettings } from '#core/organisms/systems.ts'
import { boundsOf } from '#core/policies/bounds.ts'
import type { HpaSpec } from '#core/policies/hpa-spec.ts'
import { loadPeak } from '#core/traffic/load.ts'
import type { fieldsText } from '#text/en/fields.ts'
import type { policyPanelText } from '#text/en/policy-panel.ts'
import type { voiceText } from '#text/en/voice.ts'
import type { TextsOf } from '#text/messages.ts'
import type { Numbers } from '#text/numbers.ts'

/** The words that a response is made with. */
export interface ResponseTexts {
  readonly voice: TextsOf<typeof voiceText>
  readonly fields: TextsOf<typeof fieldsText>
  readonly kinds: TextsOf<typeof policyPanelText>['kinds']
  readonly numbers: Numbers
}

type Name = keyof OneServiceSettings

/** What a change of settings has come to, in one sentence; null when nothing has changed, or the run is of another graph. */
export function changeResponse(
  before: RunSettings,
  after: RunSettings,
  capacity: number,
  texts: ResponseTexts,
): string | null {
  const { places } = editBetween(before, after)
  const [place] = places
  if (place === undefined || !isName(place.name)) return null
  const { voice } = texts
  if (places.length > 1) return voice.manyChanged(places.length)
  const { name, service } = place
  if (service === undefined) return valueResponse(name, after, capacity, texts)
  const said = valueResponse(name, serviceSettings(after, service), capacity, texts)
  return voice.ofService(after.graph?.services[service]?.name ?? '', said)
}

function valueResponse(
  name: Name,
  settings: AnyServiceSettings,
  capacity: number,
  texts: ResponseTexts,
): string {
  const { voice, fields } = texts
  if (name === 'load') return voice.loadIs(loadPeak(settings.load), capacity)
  if (name === 'hpa') return rules(settings.hpa, voice)
  if (name === 'policy') return decides(settings, texts)
  return voice.settingIs(fields[name].label, valueOf(name, settings, texts))
}

/** Who decides, and between which numbers of cells; a maximum of 0 is none. */
function decides({ policy, hpa }: AnyServiceSettings, { voice, kinds }: ResponseTexts): string {
  const { min, max } = boundsOf(policy, hpa)
  return voice.decides(kinds[policy.kind], min, max === 0 ? null : max)
}

function rules(hpa: HpaSpec, voice: ResponseTexts['voice']): string {
  const [metric, another] = hpa.metrics
  const isCpu = another === undefined && metric?.type === 'Resource'
  const target =
    isCpu && metric.target.type === 'Utilization' ? metric.target.averageUtilization : 0
  return voice.rulesAre(hpa.minReplicas, hpa.maxReplicas, target)
}

/** The value of a setting in words. */
export function valueOf(
  name: Name,
  settings: AnyServiceSettings,
  { fields, voice, numbers }: Pick<ResponseTexts, 'fields' | 'voice' | 'numbers'>,
): string {
  const value = settings[name]
  if (typeof value === 'boolean') return value ? voice.on : voice.off
  if (typeof value === 'number') {
    const field = serviceFields[name]
    const unit = field.kind === 'number' ? field.unit : ''
    return numbers.amount(value, unit)
  }
  // A share of the cells.
  if (name === 'maxSurge' || name === 'maxUnavailable')
    return typeof value === 'string' ? value : ''
  const texts = fields[name]
  const options = new Map<unknown, string>(
    'options' in texts ? Object.entries<string>(texts.options) : [],
  )
  return options.get(value) ?? ''
}

/** Whether a name is that of a setting of a service. */
export function isName(name: string): name is Name {
  return Object.hasOwn(serviceFields, name)
}
