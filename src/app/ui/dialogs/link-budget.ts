import type { dialogsText } from '#text/en/dialogs.ts'
import type { TextsOf } from '#text/messages.ts'

/** What a link of so many characters survives (measured: chats, mail programs, QR codes). */
export function linkBudget(length: number): keyof TextsOf<typeof dialogsText>['budgets'] {
  if (length <= 150) return 'room'
  if (length <= 500) return 'close'
  if (length <= 1700) return 'everywhere'
  if (length <= 3900) return 'chats'
  return 'risky'
}
