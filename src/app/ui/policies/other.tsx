import { later } from '../parts/later.ts'

/** What is fetched where an autoscaler that is no HPA decides. */
export const OtherPolicy = later(() =>
  import('./OtherPolicy.tsx').then((module) => module.OtherPolicy),
)
export const OtherSteps = later(() =>
  import('./OtherDecision.tsx').then((module) => module.OtherSteps),
)
export const OtherSummary = later(() =>
  import('./OtherDecision.tsx').then((module) => module.OtherSummary),
)
export const PolicyMenu = later(() =>
  import('./PolicyMenu.tsx').then((module) => module.PolicyMenu),
)
