import './services.css'

/** What comes with the first run of several services, in one file. */
export { ServiceChooser } from './ServiceChooser.tsx'
export { CallTable } from './CallTable.tsx'
export { QueueNote } from './QueueNote.tsx'
export { ServiceDetails } from './ServiceDetails.tsx'
