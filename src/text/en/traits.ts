import { area } from '../messages.ts'

/** What a cell's picture says: what is drawn, and what it means. */
export const traitsText = area('traits', {
  title: 'What a cell’s picture says',
  drawn: 'Drawn',
  means: 'Means',
  traits: {
    substance: [
      'How lit its substance is',
      'load: the busy share of its slots, a mean over a second (longer in runs of over half an hour)',
    ],
    ring: ['The ring around the nucleus', 'the same load, clockwise from twelve'],
    nucleus: ['The nucleus, its shape and colour', 'the genome: the image it was made from'],
    vesicles: ['Dots inside', 'requests it is working on, eight drawn at most'],
    starting: ['A dashed outline', 'not ready: it serves nobody yet'],
    division: ['A furrow and a dashed half', 'a division: a new replica on its way'],
    chromosomes: [
      'Chromosomes that gather and part',
      'scheduling, image pull, boot, readiness probe; the filled ones have been pulled',
    ],
    overloaded: ['A ruffled edge', 'requests wait at it'],
    leaving: ['Grey with blebs', 'leaving: out of routing, it finishes what it has'],
  },
})
