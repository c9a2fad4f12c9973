import { describe, expect, it } from 'vitest'
import * as assessment from '@/lib/rating/assessment/labels'
import * as methodology from '@/lib/rating/methodology/labels'
import * as publication from '@/lib/rating/publication/labels'
import * as settlement from '@/lib/rating/settlement/labels'
import * as status from '@/lib/rating/status/labels'
import * as verification from '@/lib/rating/verification/labels'
import { leastPath } from '@/lib/rating/assessment/path'
import { assessmentEvents, assessmentStatuses } from '@/lib/rating/status/rules'
import { attestedFromScores } from '@/lib/rating/methodology/score'
import { kuzbass } from './kuzbass'

const labels = { ...methodology, ...status, ...assessment, ...verification, ...settlement, ...publication }

/** Every text of the module's tables. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : []
}

describe('labels', () => {
  it('are Russian: no codes and no English reach the screen', () => {
    const tones = new Set(['ok', 'warn', 'danger', 'muted'])
    for (const text of texts(Object.values(labels)).filter((t) => !tones.has(t))) expect(text).not.toMatch(/[A-Za-z]/)
  })

  it('say why a step is not possible, for every status and event', () => {
    for (const status of assessmentStatuses) {
      for (const event of assessmentEvents)
        expect(labels.transitionRefusal(status, event)).toMatch(/^[А-Я].* нельзя: .+\. Обновите страницу\.$/)
    }
  })

  it('head the path', () => {
    const heading = (scores: number[]) => {
      const path = leastPath(kuzbass, attestedFromScores(kuzbass, scores))
      return path === null ? '' : labels.pathHeading(path.target, path.best)
    }
    expect(heading([3, 3, 3, 2, 2, 2, 2, 1])).toBe('До уровня «Лидер» – одна\u00a0ступень')
    expect(heading([0, 0, 0, 0, 0, 0, 0, 0])).toMatch(/^До уровня «Базовый» – \d\u00a0ступен(и|ей)$/)
  })

  it('name what an interpretation is about', () => {
    expect((['level', 'total', 'general', 'criterion:4'] as const).map(labels.subjectLabel)).toEqual([
      'Уровни',
      'Итоговая оценка',
      'Порядок в целом',
      'Критерий\u00a04',
    ])
  })
})
