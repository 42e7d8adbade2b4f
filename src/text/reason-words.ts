import type { Cause } from '#core/organisms/causes.ts'
import type { causesText } from './en/causes.ts'
import type { TextsOf } from './messages.ts'

/** A reason in words. */
export function reasonOf(
  { reason, phase }: Pick<Cause, 'reason' | 'phase'>,
  text: TextsOf<typeof causesText>,
): string {
  if (reason !== 'starting' || phase === null) return text.reasons[reason]
  const known: Readonly<Partial<Record<string, string>>> = text.starting
  return known[phase] ?? text.starting.other
}
