import type { Choice } from '#app/sweeps/choices.ts'
import type { Plain } from '#core/schema/schema.ts'
import { autoscalerText } from '#text/en/autoscaler.ts'
import { brief } from '#text/brief.ts'
import { fieldsText } from '#text/en/fields.ts'
import { policyPanelText } from '#text/en/policy-panel.ts'
import { sweepText } from '#text/en/sweep.ts'
import type { Words } from '#text/words.ts'

/** A setting that is varied, as the forms of the page call it. */
export function settingName({ name, service }: Choice, words: Words): string {
  const autoscaler = words.text(autoscalerText)
  const inside: Readonly<Record<string, string>> = {
    'hpa.cpu': autoscaler.targetUtilization,
    'hpa.min': autoscaler.minReplicas,
    'hpa.max': autoscaler.maxReplicas,
    'load.peak': words.text(sweepText).peak,
    policy: autoscaler.autoscaler,
  }
  const label = inside[name] ?? fieldOf(name, words)?.label ?? name
  return service === null ? label : words.text(sweepText).ofService(brief(service), label)
}

/** One of its values, with its unit. */
export function valueName(choice: Choice, value: Plain, words: Words): string {
  if (choice.kind === 'number') return words.numbers.amount(Number(value), choice.unit)
  const text = words.text(sweepText)
  if (typeof value === 'boolean') return value ? text.on : text.off
  const name = typeof value === 'string' ? value : JSON.stringify(value)
  if (choice.name === 'policy') {
    const kinds: Readonly<Record<string, string>> = words.text(policyPanelText).kinds
    return kinds[name] ?? name
  }
  return fieldOf(choice.name, words)?.options?.[name] ?? name
}

interface FieldWords {
  readonly label: string
  readonly options?: Readonly<Record<string, string>>
}

function fieldOf(path: string, words: Words): FieldWords | undefined {
  const fields: Readonly<Record<string, FieldWords>> = words.text(fieldsText)
  return Object.hasOwn(fields, path) ? fields[path] : undefined
}

/** A place in the plot of cost against p99, in words. */
export function pointName(
  name: string,
  { cost, latency }: { readonly cost: number; readonly latency: number },
  { numbers, text }: Words,
): string {
  return text(sweepText).point(name, numbers.money(cost), numbers.latency(latency))
}
