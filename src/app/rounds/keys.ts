/** One cell more or one less, by the key that was pressed; null for every other key, and where a key means something else. */
export function stepOf(event: KeyboardEvent): 1 | -1 | null {
  // A key that is held down is one press.
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return null
  const { target } = event
  if (target instanceof Element && target.closest(ownKeys) !== null) return null
  if (event.key === '+' || event.key === '=' || event.key === 'ArrowUp') return 1
  return event.key === '-' || event.key === 'ArrowDown' ? -1 : null
}

/** What has arrows or signs of its own. */
const ownKeys =
  'input, select, textarea, [contenteditable="true"], [role="slider"], [role="tab"], dialog'
