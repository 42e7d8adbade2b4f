import type { dialogsText } from '#text/en/dialogs.ts'
import type { TextsOf } from '#text/messages.ts'

type LinkUse = keyof TextsOf<typeof dialogsText>['budgets']

/** Up to how many characters of the whole address a link is good for what (measured: chats, mail programs, QR codes). */
export const linkLengths = { room: 150, close: 500, everywhere: 1700, chats: 3900 } as const

/** What a link of so many characters, its address included, survives. */
export function linkBudget(length: number): LinkUse {
  if (length <= linkLengths.room) return 'room'
  if (length <= linkLengths.close) return 'close'
  if (length <= linkLengths.everywhere) return 'everywhere'
  if (length <= linkLengths.chats) return 'chats'
  return 'risky'
}
