import { useRun } from '../page.ts'
import { Later } from '../parts/Later.tsx'
import { later } from '../parts/later.ts'

// With one service nothing of this is ever fetched.
const Chooser = later(() => import('./Services.tsx').then((file) => file.ServiceChooser))
const Details = later(() => import('./Services.tsx').then((file) => file.ServiceDetails))
const Calls = later(() => import('./Services.tsx').then((file) => file.CallTable))

/** The choice of the service that is shown, where there are several. */
export function ServiceChooser() {
  const hasSeveral = useRun(({ services }) => services.length > 1)
  if (!hasSeveral) return null
  return (
    <Later meanwhile={<div className="services" />}>
      <Chooser />
    </Later>
  )
}

/** The calls alone. */
export function ServiceCalls() {
  const hasSeveral = useRun(({ services }) => services.length > 1)
  return hasSeveral ? (
    <Later>
      <Calls />
    </Later>
  ) : null
}

/** Who calls whom, and which limits were met, where there are several services. */
export function ServiceDetails() {
  const hasSeveral = useRun(({ services }) => services.length > 1)
  if (!hasSeveral) return null
  return (
    <Later>
      <Details />
    </Later>
  )
}
