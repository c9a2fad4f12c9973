import { expect, it } from 'vitest'
import { shownChannels } from '@/lib/feedback/answers/shown-channels'

const told = (...counts: number[]) =>
  shownChannels(
    counts.map((received) => ({ received })),
    5,
  ).map(({ received }) => received)

it('tells no number of answers from which that of few people can be had by subtracting', () => {
  expect(told(20, 12, 6)).toEqual([20, 12, 6])
  expect(told(20, 12, 6, 2)).toEqual([20, 12])
  expect(told(20, 12, 6, 3, 2)).toEqual([20, 12, 6])
  expect(told(38, 2)).toEqual([])
  expect(told(0, 6)).toEqual([6])
})
