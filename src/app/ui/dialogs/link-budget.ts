/** What a link of so many characters survives, in words (measured: chats, mail programs, QR codes). */
export function linkBudget(length: number): string {
  if (length <= 150) return 'a QR code of it can be read across a room.'
  if (length <= 500) return 'fits a QR code that is read from close by.'
  if (length <= 1700) return 'safe everywhere.'
  if (length <= 3900) return 'fine in most chats; mail may cut it.'
  return 'many programs cut links of this length: a file is safer.'
}
