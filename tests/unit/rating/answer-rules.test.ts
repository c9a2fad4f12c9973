import { describe, expect, it } from 'vitest'
import {
  carriedOver,
  normaliseAttested,
  submissionProblems,
  type Answer,
  type AnswersByCriterion,
} from '@/lib/rating/assessment/answer-rules'
import type { Criterion } from '@/lib/rating/methodology/parse'
import { kuzbass } from './kuzbass'
import { isPossibleScore } from '@/lib/rating/methodology/types'
import {
  objectionProblems,
  settlementProblems,
  type ObjectedItem,
  type SettlementItemInput,
} from '@/lib/rating/settlement/rules'
import { verificationProblems } from '@/lib/rating/verification/rules'
import { submissionProblemDetail } from '@/lib/rating/assessment/labels'

const criterion = (number: number): Criterion => {
  const found = kuzbass.criteria.find((c) => c.number === number)
  if (found === undefined) throw new Error(`no criterion ${number}`)
  return found
}

describe('an answer', () => {
  it('is stored in one form', () => {
    expect(normaliseAttested(criterion(5), [3, 1, 3, 0])).toEqual([1, 3])
    expect(normaliseAttested(criterion(3), [1, 3])).toEqual([3])
    expect(normaliseAttested(criterion(3), [0, 0])).toEqual([0])
    expect(normaliseAttested(criterion(3), [])).toEqual([])
    expect(normaliseAttested(criterion(4), [1])).toBeUndefined()
    expect(isPossibleScore(criterion(8), 4)).toBe(true)
    expect(isPossibleScore(criterion(6), 3)).toBe(false)
  })

  it('is carried over only while its options exist', () => {
    expect(carriedOver(criterion(5), criterion(5), [1, 2])).toEqual([1, 2])
    expect(carriedOver(criterion(5), undefined, [1])).toBeUndefined()
    expect(carriedOver(criterion(5), { ...criterion(5), cumulative: false }, [2])).toBeUndefined()
    expect(
      carriedOver({ ...criterion(3), options: criterion(3).options.slice(0, 2) }, criterion(3), [3]),
    ).toBeUndefined()
    expect(carriedOver(criterion(3), criterion(3), [])).toBeUndefined()
  })
})

describe('before submitting', () => {
  const complete: Record<number, Answer> = Object.fromEntries(
    kuzbass.criteria.map(({ number }) => [number, { attested: [2], comment: 'есть' }]),
  )
  for (const { number, cumulative } of kuzbass.criteria)
    if (cumulative) complete[number] = { attested: [1, 2], comment: 'есть' }
  const evidence = kuzbass.criteria.map(({ number }) => ({ criterion: number }))
  const problems = (answers: AnswersByCriterion, proofs = evidence) =>
    submissionProblems(kuzbass, { ...complete, ...answers }, proofs)
  const without = (number: number) => evidence.filter((item) => item.criterion !== number)

  it('nothing is left in a complete assessment', () => {
    expect(problems({})).toEqual([])
    expect(problems({ 3: { attested: [0], comment: '' } }, without(3))).toEqual([])
  })

  it('every criterion is answered', () => {
    expect(problems({ 3: undefined })).toEqual([{ criterion: 3, code: 'NO_ANSWER', blocking: true, rungs: [] }])
    expect(problems({ 3: { attested: [], comment: 'потом' } })).toEqual([
      { criterion: 3, code: 'NO_ANSWER', blocking: true, rungs: [] },
    ])
    expect(submissionProblems(kuzbass, {}, [])).toHaveLength(8)
  })

  it('points need evidence or at least words', () => {
    expect(problems({ 7: { attested: [2], comment: ' ' } })).toEqual([
      { criterion: 7, code: 'NO_COMMENT', blocking: false, rungs: [] },
    ])
    expect(problems({}, without(7))).toEqual([{ criterion: 7, code: 'NO_EVIDENCE', blocking: false, rungs: [] }])
    expect(problems({ 7: { attested: [2], comment: '' } }, without(7))).toEqual([
      { criterion: 7, code: 'NO_EVIDENCE', blocking: true, rungs: [] },
    ])
  })

  it('a gap in a ladder is pointed out', () => {
    const found = problems({ 5: { attested: [3], comment: 'есть' } })
    expect(found).toEqual([{ criterion: 5, code: 'LADDER_GAP', blocking: false, rungs: [1, 2] }])
    expect(found.map(submissionProblemDetail)).toEqual([
      'подтвердите ступени\u00a01 и\u00a02, без них ступени выше не засчитываются.',
    ])
    expect(problems({ 5: { attested: [1, 3], comment: 'есть' } }).map(submissionProblemDetail)).toEqual([
      'подтвердите ступень\u00a02, без неё ступени выше не засчитываются.',
    ])
  })
})

describe('verification', () => {
  const selfScores = [3, 3, 3, 3, 3, 2, 3, 4]
  const agreed = Object.fromEntries(
    kuzbass.criteria.map(({ number }, i) => [number, { score: selfScores[i] ?? 0, reason: '' }]),
  )
  const problems = (
    verified: Record<number, { score: number | null; reason: string }>,
    pendingMaterial: number[] = [],
  ) => verificationProblems(kuzbass, { selfScores, verified: { ...agreed, ...verified }, pendingMaterial })

  it('needs a score everywhere and a reason wherever it differs', () => {
    expect(problems({})).toEqual([])
    expect(problems({ 2: { score: null, reason: '' } })).toEqual([{ criterion: 2, code: 'NO_SCORE', blocking: true }])
    expect(problems({ 2: { score: 2, reason: ' ' } })).toEqual([{ criterion: 2, code: 'NO_REASON', blocking: true }])
    expect(problems({ 2: { score: 2, reason: 'нет приказа' } })).toEqual([])
    expect(problems({ 4: { score: 1, reason: 'так' } })).toEqual([
      { criterion: 4, code: 'SCORE_UNKNOWN', blocking: true },
    ])
    expect(problems({}, [7])).toEqual([{ criterion: 7, code: 'MATERIAL_PENDING', blocking: false }])
    expect(verificationProblems(kuzbass, { selfScores, verified: {}, pendingMaterial: [] })).toHaveLength(8)
  })
})

describe('an objection', () => {
  const verified = { 3: 1, 4: 0, 5: 2 }
  const codes = (items: Parameters<typeof objectionProblems>[1]) =>
    objectionProblems(kuzbass, items, verified).map(({ index, code }) => `${index} ${code}`)

  it('names criteria, gives reasons, asks for more', () => {
    expect(
      codes([
        { criterion: 3, reason: 'есть приказ', requestedScore: 2 },
        { criterion: 5, reason: 'есть план' },
      ]),
    ).toEqual([])
    expect(codes([])).toEqual(['-1 NO_ITEMS'])
    expect(codes([{ criterion: 9, reason: 'x' }])).toEqual(['0 CRITERION_UNKNOWN'])
    expect(
      codes([
        { criterion: 3, reason: 'x' },
        { criterion: 3, reason: 'y' },
      ]),
    ).toEqual(['1 CRITERION_REPEATED'])
    expect(codes([{ criterion: 3, reason: ' ' }])).toEqual(['0 NO_REASON'])
    expect(codes([{ criterion: 4, reason: 'x', requestedScore: 1 }])).toEqual(['0 SCORE_UNKNOWN'])
    expect(codes([{ criterion: 5, reason: 'x', requestedScore: 2 }])).toEqual(['0 SCORE_NOT_HIGHER'])
  })
})

describe('a settlement', () => {
  const objected: ObjectedItem[] = [
    { criterion: 3, verifiedScore: 1, requestedScore: 3 },
    { criterion: 5, verifiedScore: 1, requestedScore: null },
  ]
  const rejected: SettlementItemInput = { criterion: 5, outcome: 'REJECTED', reason: 'плана нет', score: 1 }
  const codes = (item: Partial<SettlementItemInput>) =>
    settlementProblems(kuzbass, objected, [
      { criterion: 3, outcome: 'UPHELD', reason: 'приказ есть', score: 3, ...item },
      rejected,
    ]).map(({ criterion: number, code }) => `${number} ${code}`)

  it('answers every objected criterion with a score that fits the outcome', () => {
    expect(codes({})).toEqual([])
    expect(codes({ outcome: 'PARTLY', score: 2 })).toEqual([])
    expect(codes({ outcome: 'REJECTED', score: 1 })).toEqual([])
    expect(codes({ score: 2 })).toEqual(['3 UPHELD_SCORE'])
    expect(codes({ outcome: 'PARTLY', score: 3 })).toEqual(['3 PARTLY_SCORE'])
    expect(codes({ outcome: 'PARTLY', score: 1 })).toEqual(['3 PARTLY_SCORE'])
    expect(codes({ outcome: 'REJECTED', score: 0 })).toEqual(['3 REJECTED_SCORE'])
    expect(codes({ reason: '' })).toEqual(['3 NO_REASON'])
    expect(codes({ score: 7 })).toEqual(['3 SCORE_UNKNOWN'])
    expect(codes({ criterion: 8 })).toEqual(['3 NO_OUTCOME', '8 CRITERION_UNKNOWN'])
    expect(settlementProblems(kuzbass, objected, [])).toHaveLength(2)
  })

  it('takes any higher score when none was asked for, and never a lower one', () => {
    const settle = (outcome: SettlementItemInput['outcome'], score: number) =>
      settlementProblems(kuzbass, objected.slice(1), [{ criterion: 5, outcome, reason: 'так', score }]).map(
        ({ code }) => code,
      )
    expect([settle('UPHELD', 2), settle('UPHELD', 3), settle('PARTLY', 2)]).toEqual([[], [], []])
    expect([settle('UPHELD', 1), settle('UPHELD', 0), settle('PARTLY', 0)]).toEqual([
      ['UPHELD_SCORE'],
      ['UPHELD_SCORE'],
      ['PARTLY_SCORE'],
    ])
  })
})
