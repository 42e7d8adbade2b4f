import { expect, it } from 'vitest'
import { inOrder } from './use-arrivals.ts'

it('[U73] the note that came last is the last one, whatever it is about', () => {
  const [link, calm, told] = [{ id: 'link' }, { id: 'calm' }, { id: 'told 1' }]
  expect(inOrder([], [link, calm])).toEqual([link, calm])
  expect(inOrder(['calm', 'told 1'], [link, calm, told])).toEqual([calm, told, link])
  const again = { id: 'told 2' }
  expect(inOrder(['calm', 'told 1', 'link'], [link, calm, again])).toEqual([calm, link, again])
})
