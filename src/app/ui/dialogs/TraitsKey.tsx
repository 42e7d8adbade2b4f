import { useEffect, useRef } from 'react'
import { traits, type TraitName } from '#app/stage/traits.ts'
import { traitsText } from '#text/en/traits.ts'
import { createPortrait } from '../inspector/portrait-painter.ts'
import { useText, useTheme } from '../page.ts'
import { traitPoses } from './trait-poses.ts'

/** The key to the cells, made from the stage's own table of traits and drawn by its own painter. */
export function TraitsKey() {
  const text = useText(traitsText)
  return (
    <table className="keys traits">
      <caption className="form-title">{text.title}</caption>
      <thead className="hidden-visually">
        <tr>
          <th scope="col">{text.drawn}</th>
          <th scope="col">{text.means}</th>
        </tr>
      </thead>
      <tbody>
        {names().map((name) => {
          const [drawn, means] = text.traits[name]
          return (
            <tr key={name}>
              <th scope="row">
                <span className="trait-drawn">
                  <TraitPortrait name={name} />
                  {drawn}
                </span>
              </th>
              <td>{means}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** A cell with one trait, as the stage draws it; its words stand beside it. */
function TraitPortrait({ name }: { readonly name: TraitName }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme((state) => state.shown)
  useEffect(() => {
    if (canvas.current !== null) createPortrait(canvas.current, theme).paintPosed(traitPoses[name])
  }, [name, theme])
  return <canvas ref={canvas} className="trait" width={96} height={96} aria-hidden="true" />
}

function names(): readonly TraitName[] {
  // The names of the table are the names of its type.
  return Object.keys(traits) as TraitName[]
}
