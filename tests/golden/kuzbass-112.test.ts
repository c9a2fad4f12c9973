import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { campaignDeadlines } from '@/lib/rating/methodology/clock'
import { findLevel } from '@/lib/rating/methodology/levels'
import { loadMethodology } from '@/lib/rating/methodology/frozen'
import { maximumTotal, scoreAssessment } from '@/lib/rating/methodology/score'
import { levelOf } from '../factories/level'
import golden from './kuzbass-112.json'
import { objectionWindow } from '@/lib/rating/methodology/window'

const kuzbass = loadMethodology(JSON.parse(readFileSync('prisma/programmes/kuzbass.json', 'utf8')).rating)
const titleOf = (code: string) => findLevel(kuzbass, code)?.title

describe('Kuzbass 112: the act\'s own numbers', () => {
  it('weights, scores and ladders', () => {
    expect(kuzbass.criteria.map(({ weight }) => weight)).toEqual(golden.weights)
    expect(kuzbass.criteria.map(({ options }) => options.map(({ score }) => score))).toEqual(golden.scores)
    expect(kuzbass.criteria.filter(({ cumulative }) => cumulative).map(({ number }) => number)).toEqual(golden.cumulative)
    expect(golden.scores.reduce((product, { length }) => product * length, 1)).toBe(golden.scoreVectors)
  })

  it('the worked example comes out to the last digit', () => {
    const { scores, points, sumOfScores, total, level } = golden.workedExample
    const ours = scoreAssessment(kuzbass, scores)
    expect(ours.criteria.map((criterion) => criterion.points)).toEqual(points)
    expect({ total: ours.total, sumOfScores: ours.sumOfScores, level: titleOf(ours.level) }).toEqual({ total, sumOfScores, level })
  })

  it('the highest total', () => {
    const ours = scoreAssessment(kuzbass, golden.maximum.scores)
    expect([ours.total, maximumTotal(kuzbass), titleOf(ours.level)]).toEqual([golden.maximum.total, golden.maximum.total, golden.maximum.level])
  })

  it('level boundaries as interpreted', () => {
    for (const { total, level } of golden.boundaries) expect(levelOf(kuzbass, total)?.title, total).toBe(level)
    expect(findLevel(kuzbass, 'LEADER')?.validityYears).toBe(golden.leaderHoldsYears)
  })

  it('the campaign\'s clock and the objection window', () => {
    expect(campaignDeadlines(kuzbass.cycle, 2025)).toEqual(golden.clock2025)
    expect(kuzbass.cycle.objectionWindow.workingDays).toBe(golden.objection.workingDays)
    expect(objectionWindow(golden.objection.received, golden.objection.workingDays)).toEqual(
      { lastDay: golden.objection.lastDay, workingDays: golden.objection.workingDays, calendarKnown: true },
    )
  })
})
