import { useId, type ReactNode, type RefObject } from 'react'
import { Help, helpId } from './Help.tsx'
import { Icon, type IconName } from './Icon.tsx'

interface ButtonProps {
  readonly onPress: () => void
  readonly children: ReactNode
  readonly icon?: IconName
  readonly look?: 'plain' | 'primary' | 'ghost' | 'danger'
  readonly disabled?: boolean
  /** What it brings about beyond its text; shown when the pointer rests on it, and read out. */
  readonly help?: string
  readonly ref?: RefObject<HTMLButtonElement | null>
}

/** A button with a text. */
export function Button(props: ButtonProps) {
  const { onPress, children, icon, look = 'plain', disabled = false, help, ref } = props
  const id = useId()
  const className = look === 'plain' ? 'button' : `button button-${look}`
  return (
    <>
      <button
        type="button"
        className={className}
        title={help}
        aria-describedby={helpId(id, help)}
        onClick={onPress}
        disabled={disabled}
        ref={ref}
      >
        {icon !== undefined && <Icon name={icon} />}
        {children}
      </button>
      <Help id={id} help={help} />
    </>
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
