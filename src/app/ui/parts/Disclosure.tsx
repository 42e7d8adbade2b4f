import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

interface DisclosureProps {
  readonly title: string
  /** A few words beside the title while it is closed. */
  readonly summary?: string
  readonly onToggle?: (isOpen: boolean) => void
  readonly children: ReactNode
}

/** Something that is opened when it is wanted. */
export function Disclosure({ title, summary, onToggle, children }: DisclosureProps) {
  return (
    <details className="disclosure" onToggle={(event) => onToggle?.(event.currentTarget.open)}>
      <summary>
        <span className="disclosure-title">{title}</span>
        {summary !== undefined && <span className="micro">{summary}</span>}
        <Icon name="down" />
      </summary>
      <div className="disclosure-body">{children}</div>
    </details>
  )
}

// A line of nothing, as high as a line of text.
const noBreak = '\u00a0'

/** The room of a closed one that is still fetched, so that what is below it stays where it is. */
export function DisclosureRoom() {
  return (
    <details className="disclosure" inert aria-hidden="true">
      <summary>{noBreak}</summary>
    </details>
  )
}
