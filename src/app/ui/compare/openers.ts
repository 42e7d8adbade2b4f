import { later } from '../parts/later.ts'

/** Parts of a comparison; they come with the first one. */
export const comparing = () => import('./Comparing.tsx')
export const Comparing = later(() => comparing().then((file) => file.Comparing))
export const PaneLabel = later(() => comparing().then((file) => file.PaneLabel))
export const SideChoice = later(() => comparing().then((file) => file.SideChoice))
