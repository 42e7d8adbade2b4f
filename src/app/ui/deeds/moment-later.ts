import { later } from '../parts/later.ts'

/** What can be done at the moment shown comes beside the settings. */
export const Moment = later(() => import('./Moment.tsx').then((file) => file.Moment))
