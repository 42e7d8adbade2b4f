import type { ReactNode, RefObject } from 'react'
import { Icon, type IconName } from './Icon.tsx'

interface ButtonProps {
  readonly onPress: () => void
  readonly children: ReactNode
  readonly icon?: IconName
  readonly look?: 'plain' | 'primary' | 'ghost' | 'danger'
  readonly disabled?: boolean
  readonly ref?: RefObject<HTMLButtonElement | null>
}

/** A button with a text. */
export function Button(props: ButtonProps) {
  const { onPress, children, icon, look = 'plain', disabled = false, ref } = props
  const className = look === 'plain' ? 'button' : `button button-${look}`
  return (
    <button type="button" className={className} onClick={onPress} disabled={disabled} ref={ref}>
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  )
}

interface IconButtonProps {
  readonly onPress: () => void
  readonly icon: IconName
  /** What it does; also shown when the pointer rests on it. */
  readonly label: string
  readonly disabled?: boolean
  readonly pressed?: boolean
}

/** A button with an icon alone. */
export function IconButton({ onPress, icon, label, disabled = false, pressed }: IconButtonProps) {
  return (
    <button
      type="button"
      className="button button-ghost button-icon"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      onClick={onPress}
      disabled={disabled}
    >
      <Icon name={icon} />
    </button>
  )
}
