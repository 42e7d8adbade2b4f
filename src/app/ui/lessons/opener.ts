import { later } from '../parts/later.ts'

/** The card of a lesson; it comes with the first one. */
export const LessonHost = later(() => import('./LessonHost.tsx').then((file) => file.LessonHost))
