import { later } from '../parts/later.ts'

/** Parts of a comparison; they come with the first one. */
export const Comparing = later(() => import('./Comparing.tsx').then((file) => file.Comparing))
export const PaneLabel = later(() => import('./PaneLabel.tsx').then((file) => file.PaneLabel))
export const SideChoice = later(() => import('./SideChoice.tsx').then((file) => file.SideChoice))
