import { useId, type CSSProperties, type ReactNode } from 'react'
import type { NumberBounds } from '#core/schema/schema.ts'
import { panelsText } from '#text/en/panels.ts'
import { useWords } from '../page.ts'
import { NumberInput } from './NumberField.tsx'
import { useDraft, useLetGo } from './use-draft.ts'

interface NumberControlProps {
  readonly label: string
  /** What the setting allows. */
  readonly bounds: NumberBounds
  readonly value: number
  readonly unit: string
  /** Where the slider begins and ends; the box takes any value within the bounds. */
  readonly from: number
  readonly to: number
  readonly step: number
  readonly onWish: (value: number) => void
  readonly help?: string
  readonly disabled?: boolean
  /** Drawn on the track, such as a tolerance band. */
  readonly children?: (shown: number) => ReactNode
}

/** A number with a name, a box to type it and a slider to drag it, whose ends say where they are. */
export function NumberControl(props: NumberControlProps) {
  const id = useId()
  const {
    label,
    bounds,
    value,
    unit,
    from,
    to,
    step,
    onWish,
    help,
    disabled = false,
    children,
  } = props
  const { numbers, text } = useWords()
  const draft = useDraft(value, onWish)
  const slider = useLetGo<HTMLInputElement>(draft.commit)
  const share = Math.min(1, Math.max(0, (draft.shown - from) / (to - from)))
  const style: CSSProperties & { readonly '--share': string } = { '--share': String(share) }
  return (
    <div className="control" title={help} style={style}>
      <div className="row-spread">
        <label className="label" htmlFor={id}>
          {label}
        </label>
        <NumberInput
          id={id}
          label={label}
          bounds={bounds}
          value={draft.shown}
          unit={unit}
          onWish={onWish}
          help={help}
          disabled={disabled}
        />
      </div>
      <div className="scale">
        <span aria-hidden="true">{numbers.tick(from)}</span>
        <div className="track">
          {children?.(draft.shown)}
          <input
            ref={slider}
            className="slider"
            type="range"
            aria-label={text(panelsText).slider(label)}
            min={from}
            max={to}
            step={step}
            value={draft.shown}
            disabled={disabled}
            onChange={(event) => draft.change(Number(event.target.value))}
            onBlur={draft.commit}
          />
        </div>
        <span aria-hidden="true">{numbers.tick(to)}</span>
      </div>
    </div>
  )
}
