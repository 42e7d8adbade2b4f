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
