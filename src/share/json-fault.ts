/** Why a text is no JSON, in words of our own: those of the browser are its own, and in English only. */
export function jsonFault(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  const [, place] = /position (\d+)/.exec(message) ?? []
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? []
  const isAtEnd = place !== undefined && Number(place) >= text.trimEnd().length
  if (isAtEnd || /\bend\b|unterminated/iu.test(message)) return 'it ends too early'
  if (line !== undefined && column !== undefined)
    return `line ${line}, column ${column} cannot be read`
  if (place === undefined) return 'it cannot be read'
  const lines = text.slice(0, Number(place)).split('\n')
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1} cannot be read`
}
