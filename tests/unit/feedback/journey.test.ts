import { describe, expect, it } from 'vitest'
import { applyEdits } from '@/lib/core/text-autosave'
import { curvePath, runsOf } from '@/lib/feedback/situation/line'
import { journeyHeadline } from '@/lib/feedback/situation/headline'
import {
  emptyStage,
  hardestStage,
  insertStage,
  moveStage,
  pathOf,
  readCell,
  readPath,
  readStages,
  stageMark,
  textsOf,
  totalsOf,
  withTexts,
  wordsShown,
  type Stage,
} from '@/lib/feedback/situation/stage'
import { birthStages, stagesOf } from '@/prisma/seed/feedback-situations'

const stage = (id: string, more: Partial<Stage> = {}): Stage => ({ ...emptyStage(id), ...more })

describe('figures of a journey', () => {
  it('are those of the look: 11 → 3, 38 → 12, 27 → 4', () => {
    const { visits, days, papers } = totalsOf(stagesOf(1, birthStages))
    expect([visits.now, visits.target]).toEqual([11, 3])
    expect([days.now, days.target]).toEqual([38, 12])
    expect([papers.now, papers.target]).toEqual([27, 4])
    expect(visits.known).toBe(7)
  })
  it('tell in how many stages they are known', () => {
    expect(totalsOf([stage('a', { visits: '2' }), stage('b')]).visits).toEqual({
      now: 2,
      target: 0,
      known: 1,
      knownTarget: 0,
    })
  })
  it.each([
    ['Рождение: 2\u00a0визита, а нужно 1. Тяжелее всего – окно', [{ visits: '2', visitsTarget: '1', feeling: '−0,1' }]],
    ['Рождение: 1\u00a0визит, столько и нужно', [{ visits: '1', visitsTarget: '1', feeling: '+0,1' }]],
    ['Рождение: 5\u00a0визитов', [{ visits: '5' }]],
    ['Рождение', [{}]],
  ])('head the page: %s', (headline, stages) => {
    expect(
      journeyHeadline(
        'Рождение',
        stages.map((one, i) => stage(String(i), { name: 'Окно', ...one })),
      ),
    ).toBe(headline)
  })
  it('name the hardest stage, the first of equals, and none where nobody feels bad', () => {
    const all = [stage('a', { feeling: '−1,1' }), stage('b', { feeling: '−1,4' }), stage('c', { feeling: '−1,4' })]
    expect(hardestStage(all)?.id).toBe('b')
    expect(hardestStage([stage('a', { feeling: '0' }), stage('b', { feeling: '+1,0' }), stage('c')])).toBeNull()
  })
})

describe('a cell', () => {
  it.each([
    ['feeling', '-1.4', '−1,4'],
    ['feeling', '−1,4', '−1,4'],
    ['feeling', '–0,5', '−0,5'],
    ['feeling', '2', '+2,0'],
    ['feeling', '+0,8', '+0,8'],
    ['feeling', '-0', '0'],
    ['feeling', '2,1', null],
    ['feeling', '-2.1', null],
    ['feeling', '1,44', null],
    ['feeling', 'плохо', null],
    ['visits', '011', '11'],
    ['visits', '2,5', null],
    ['visits', '-1', null],
    ['visits', '', ''],
    ['name', '  Роддом ', 'Роддом'],
    ['name', 'а'.repeat(121), null],
  ] as const)('%s «%s» is kept as %s', (field, typed, kept) => {
    expect(readCell(field, typed)).toBe(kept)
  })
  it('is kept the same when it is read again', () => {
    for (const typed of ['-1.4', '2', '0', '+0,3'])
      expect(readCell('feeling', readCell('feeling', typed) ?? '')).toBe(readCell('feeling', typed))
  })
  it('shows words that two have said, not those of one', () => {
    expect(wordsShown({ words: 'Долго', said: '1' })).toBe(false)
    expect(wordsShown({ words: 'Долго', said: '2' })).toBe(true)
    expect(wordsShown({ words: 'Долго', said: '' })).toBe(false)
    expect(wordsShown({ words: '', said: '5' })).toBe(false)
  })
})

describe('two people at one journey', () => {
  const id = '00000000-0000-7000-8000-000000000001'
  const stages = [stage(id, { name: 'Окно', pains: 'очередь' })]
  it('lose nothing in different cells', () => {
    const mine = applyEdits(textsOf(stages), [
      { path: pathOf(id, 'pains'), base: 'очередь', text: 'очередь и справка' },
    ])
    const both = applyEdits(mine.texts, [{ path: pathOf(id, 'ideas'), base: '', text: 'запись' }])
    const [after] = withTexts(stages, both.texts)
    expect(after?.pains).toBe('очередь и справка')
    expect(after?.ideas).toBe('запись')
    expect(both.conflicts).toEqual([])
  })
  it('are told of one another in the same cell', () => {
    const mine = applyEdits(textsOf(stages), [{ path: pathOf(id, 'pains'), base: 'очередь', text: 'моё' }])
    const theirs = applyEdits(mine.texts, [{ path: pathOf(id, 'pains'), base: 'очередь', text: 'их' }])
    expect(theirs.texts[pathOf(id, 'pains')]).toBe('моё')
    expect(theirs.conflicts).toEqual([{ path: pathOf(id, 'pains'), mine: 'их', theirs: 'моё' }])
  })
  it('do not take away a stage that the other has changed', () => {
    expect(stageMark(stages[0] as Stage)).not.toBe(stageMark({ ...(stages[0] as Stage), pains: 'другое' }))
  })
  it('keep texts and stages the same there and back', () => {
    expect(withTexts(stages, textsOf(stages))).toEqual(stages)
    expect(readPath(pathOf(id, 'visitsTarget'))).toEqual({ stageId: id, field: 'visitsTarget' })
    expect(readPath(`${id}.nothing`)).toBeNull()
  })
})

describe('stages', () => {
  const ids = (all: readonly Stage[]) => all.map(({ id }) => id).join('')
  const all = ['a', 'b', 'c'].map((id) => stage(id))
  it('are put after another, first or last', () => {
    expect(ids(insertStage(all, stage('x'), 'b'))).toBe('abxc')
    expect(ids(insertStage(all, stage('x'), null))).toBe('xabc')
    expect(ids(insertStage(all, stage('x'), 'gone'))).toBe('abcx')
  })
  it('move by one and stay at the ends', () => {
    expect(ids(moveStage(all, 'b', 1))).toBe('acb')
    expect(ids(moveStage(all, 'b', -1))).toBe('bac')
    expect(ids(moveStage(all, 'a', -1))).toBe('abc')
    expect(ids(moveStage(all, 'c', 1))).toBe('abc')
  })
  it('are read from what is stored, and what cannot be read is left out', () => {
    expect(readStages([{ id: 'a', name: 'Окно', visits: 3, other: 1 }, 'x', null])).toEqual([
      stage('a', { name: 'Окно' }),
    ])
    expect(readStages({})).toEqual([])
  })
})

describe('the line of feelings', () => {
  it('never goes beyond its points', () => {
    const points = [50, 20, 20, 90, 60].map((value, i) => ({ x: i * 100, y: value }))
    const numbers = [...curvePath(points).matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, , value]) => Number(value))
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(20)
    expect(Math.max(...numbers)).toBeLessThanOrEqual(90)
    expect(curvePath(points).startsWith('M0,50')).toBe(true)
  })
  it('breaks where nothing is known', () => {
    const runs = runsOf([1, null, 2, 3, null], (i, value) => ({ x: i, y: value }))
    expect(runs.map((run) => run.length)).toEqual([1, 2])
    expect(curvePath([{ x: 0, y: 0 }])).toBe('')
  })
})
