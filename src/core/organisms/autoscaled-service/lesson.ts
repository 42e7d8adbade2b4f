import type { Introduction } from '#core/organisms/lesson.ts'

export const lesson: Introduction = {
  reading: [
    'A cell is a replica of a service. Requests flow in; the more of its slots are busy, the more loaded a cell is. A real autoscaler decides when cells divide and when they are pruned: the HorizontalPodAutoscaler, computed as Kubernetes 1.36 does, or another one that is chosen.',
    'A division takes as long as it takes: a node is found, the image is pulled, the container boots, a readiness probe succeeds. Only then does the daughter serve.',
  ],
  limit:
    'A real replica is a fresh copy of the image, and its mother loses nothing. The furrow shows the wait for readiness, not a split of memory.',
}
