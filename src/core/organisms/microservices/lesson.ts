import type { Introduction } from '../lesson.ts'

export const lesson: Introduction = {
  reading: [
    'Every tissue is a service, every cell one of its replicas. Streams are calls: who is called waits in a queue of its own, and who calls waits for the answer. Each service has an autoscaler of its own, which sees no other service.',
    'A service that is too small makes its callers wait. Here a cell does its own work first and calls then, and its slot is free while it waits, as with asynchronous servers.',
  ],
  limit:
    'Cells of a body share one blood stream and one genome. Services share neither: each has its own image and its own team, a call costs time and can fail alone, and nothing above them knows what the whole needs.',
}
