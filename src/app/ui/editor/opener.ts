import { later } from '../parts/later.ts'

/** The button that opens the editor; it has the focus again when the editor is closed. */
export const openerId = 'edit-manifest'

/** The editor, fetched when it is first opened. */
export const Editor = later(() => import('./EditorDock.tsx').then((file) => file.EditorDock))
