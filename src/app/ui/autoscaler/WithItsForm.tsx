import { use, useState, type ReactNode } from 'react'
import { useRun, useSettings } from '../page.ts'
import { Later } from '../parts/Later.tsx'
import { OtherPolicy } from '../policies/other.tsx'
import { servicePartsCome } from '../services/several.tsx'

/**
 * The panel of the autoscaler and all that is below it, drawn when the parts that it begins with have come: how tall
 * a form is that is fetched, nobody knows before. What a visitor chooses afterwards comes where it was asked for.
 */
export function WithItsForm({ children }: Props) {
  return (
    <Later>
      <OnceItCame>{children}</OnceItCame>
    </Later>
  )
}

interface Props {
  readonly children: ReactNode
}

function OnceItCame({ children }: Props) {
  const isOther = useSettings(({ policy }) => policy.kind !== 'hpa')
  const isShared = useSettings(({ discipline }) => discipline === 'processor-sharing')
  const hasSeveral = useRun(({ services }) => services.length > 1)
  const [first] = useState({ isOther, needsServices: isShared || hasSeveral })
  if (first.isOther) use(OtherPolicy.comes())
  if (first.needsServices) use(servicePartsCome())
  return children
}
