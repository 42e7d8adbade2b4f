import { traits, type Trait, type TraitName } from '#app/stage/traits.ts'
import { traitsText } from '#text/en/traits.ts'
import { useText } from '../page.ts'

/** The key to the cells, made from the stage's own table of traits. */
export function TraitsKey() {
  const text = useText(traitsText)
  return (
    <table className="keys">
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
              <th scope="row" className="trait">
                <TraitGlyph trait={traits[name]} />
                {drawn}
              </th>
              <td>{means}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function TraitGlyph({ trait }: { readonly trait: Trait }) {
  return (
    <svg className="glyph" viewBox="0 0 18 18" aria-hidden="true">
      {trait.glyph.map(({ d, isFilled, dash }) => (
        <path
          key={d}
          d={d}
          className={isFilled ? 'glyph-solid' : undefined}
          strokeDasharray={dash}
        />
      ))}
    </svg>
  )
}

function names(): readonly TraitName[] {
  // The names of the table are the names of its type.
  return Object.keys(traits) as TraitName[]
}
