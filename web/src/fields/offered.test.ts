import { expect, it } from 'vitest'
import { offered } from './offered.ts'

const answer = {
  by: '',
  found: [
    { id: '1', name: '示例甲项目 A1' },
    { id: '2', name: '示例乙项目' },
  ],
}
const names = (words: string) => offered(answer, words).map(({ id }) => id)

it('offers the whole answer to the words that stand, and until it is here only what fits them', () => {
  expect(names('')).toEqual(['1', '2'])
  expect(names('乙')).toEqual(['2'])
  expect(names(' a1')).toEqual(['1'])
  expect(names('丙')).toEqual([])
  // The node finds by more than the name: what it answers is offered as it is.
  expect(offered({ ...answer, by: '丙' }, '丙')).toEqual(answer.found)
})
