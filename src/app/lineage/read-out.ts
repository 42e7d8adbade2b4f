import { element, setText } from '#app/charts/element.ts'

/** A small card beside the pointer with what is known of one cell. */
export interface ReadOut {
  readonly element: HTMLElement
  /** Shows facts at a place of its host, CSS px, or nothing. */
  show(facts: readonly string[] | null, x: number, y: number): void
}

/** Makes the card; the tree in words says the same to those who do not see it. */
export function createReadOut(): ReadOut {
  const name = element('b')
  const rest = element('span')
  const card = element(
    'div',
    { class: 'lineage-card', 'aria-hidden': 'true', hidden: true },
    name,
    rest,
  )
  return {
    element: card,
    show(facts, x, y) {
      card.hidden = facts === null
      if (facts === null) return
      setText(name, facts[0] ?? '')
      setText(rest, facts.slice(1).join(' · '))
      const host = card.parentElement
      const room = (host?.clientWidth ?? 0) - card.offsetWidth - 8
      const below = y + 18 + card.offsetHeight < (host?.clientHeight ?? 0)
      card.style.left = `${Math.max(8, Math.min(room, x + 14))}px`
      card.style.top = `${below ? y + 18 : y - card.offsetHeight - 12}px`
    },
  }
}
