import { expect, it } from 'vitest'
import { linkBudget } from './link-budget.ts'

it.each([
  [1, 'room'],
  [150, 'room'],
  [151, 'close'],
  [500, 'close'],
  [501, 'everywhere'],
  [1700, 'everywhere'],
  [1701, 'chats'],
  [3900, 'chats'],
  [3901, 'risky'],
  [8192, 'risky'],
] as const)('[L22] a link of %i characters is told as “%s”', (length, use) => {
  expect(linkBudget(length)).toBe(use)
})
