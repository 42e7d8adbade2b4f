/** Why a text is no JSON, in words of our own: those of the browser are its own, and in English only. */
export function jsonFault(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  const [, place] = /position (\d+)/.exec(message) ?? []
  const [, told] = /line (\d+) column/.exec(message) ?? []
  const isAtEnd = place !== undefined && Number(place) >= text.trimEnd().length
  if (isAtEnd || /\bend\b|unterminated/iu.test(message)) return 'it ends too early'
  const line =
    told ?? (place === undefined ? null : text.slice(0, Number(place)).split('\n').length)
  return line === null ? 'it cannot be read' : `line ${line} cannot be read`
}
