import type { DecisionStep } from './decision-steps.ts'

/** The lines of a decision's arithmetic. */
export function DecisionSteps({ steps }: { readonly steps: readonly DecisionStep[] }) {
  return (
    <dl className="decision-steps">
      {steps.map(({ name, formula, note, decisive }, index) => (
        // The steps of one decision never change their order.
        <div key={index} className="decision-step" data-decisive={decisive}>
          <dt>{name}</dt>
          <dd>
            <span className="figure">{formula}</span>
            {note !== null && <span className="micro">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
