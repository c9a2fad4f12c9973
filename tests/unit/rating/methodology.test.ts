import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadMethodology } from '@/lib/rating/methodology/frozen'
import { parseMethodology, subjectOf } from '@/lib/rating/methodology/parse'
import { criterionName, findCriterion, interpretationsOf } from '@/lib/rating/methodology/types'
import { kuzbass, kuzbassRating, type RatingJson } from './kuzbass'

/** What is said of Kuzbass's rating once it has been spoilt. */
function problemsOf(spoil: (json: RatingJson) => unknown): { path: string; message: string }[] {
  const json = kuzbassRating()
  spoil(json)
  const parsed = parseMethodology(json)
  return parsed.ok ? [] : parsed.problems
}

const criterion = (json: RatingJson, number: number) => {
  const found = json.criteria[number - 1]
  if (found === undefined) throw new Error(`no criterion ${number}`)
  return found
}
const option = (json: RatingJson, number: number, index: number) => {
  const found = criterion(json, number).options[index]
  if (found === undefined) throw new Error(`no option ${index}`)
  return found
}
const level = (json: RatingJson, code: string) => {
  const found = json.levels.find((l) => l.code === code)
  if (found === undefined) throw new Error(`no level ${code}`)
  return found
}
/** Replaces a level's bounds. */
const bound = (json: RatingJson, code: string, bounds: Record<string, string>) => {
  const found = level(json, code)
  for (const key of ['from', 'over', 'to', 'under']) delete found[key]
  Object.assign(found, bounds)
}

describe('the act as data', () => {
  it('is read whole, levels highest first, interpretations with their subjects', () => {
    expect(kuzbass.criteria.map(({ number, weight, cumulative }) => [number, weight, cumulative])).toEqual([
      [1, '1', true],
      [2, '0.3', true],
      [3, '0.8', false],
      [4, '0.5', false],
      [5, '0.9', true],
      [6, '0.5', false],
      [7, '0.6', false],
      [8, '0.4', false],
    ])
    expect(kuzbass.levels.map(({ code }) => code)).toEqual(['LEADER', 'PROGRESSIVE', 'BASIC', 'INITIAL'])
    expect(kuzbass.interpretations.map(({ subject }) => subject)).toEqual([
      'level',
      'level',
      'criterion:6',
      'criterion:4',
      'total',
    ])
    expect(interpretationsOf(kuzbass, 'criterion:4')).toHaveLength(1)
    expect(findCriterion(kuzbass, 5)?.evidence).toContain('списки сотрудников')
    expect(kuzbass.criteria.map(criterionName)).toContain('Обучение сотрудников')
    expect(kuzbass.levelsInAct?.at(-1)?.rule).toBe('менее 4')
  })

  it('reads its own result again unchanged, as a frozen copy is', () => {
    expect(loadMethodology(JSON.parse(JSON.stringify(kuzbass)))).toEqual(kuzbass)
    expect(() => loadMethodology({ criteria: [] })).toThrow('Frozen methodology is broken')
  })

  it('puts the levels in order', () => {
    const json = kuzbassRating()
    json.levels.reverse()
    expect(loadMethodology(json).levels).toEqual(kuzbass.levels)
  })

  it('derives what an interpretation is about', () => {
    expect(['level-gap-4-5', 'criterion-6-blank', 'criterion-12', 'sum-of-scores', 'quorum'].map(subjectOf)).toEqual([
      'level',
      'criterion:6',
      'criterion:12',
      'total',
      'general',
    ])
  })

  it('loads with every programme that has a rating', () => {
    for (const slug of ['kuzbass', 'belovo', 'belgorod', 'leningrad', 'kirov']) {
      const { rating, seed } = JSON.parse(readFileSync(`prisma/programmes/${slug}.json`, 'utf8'))
      expect(seed, slug).toBeUndefined()
      if (rating !== undefined) expect(parseMethodology(rating).ok, slug).toBe(true)
    }
  })
})

type Refusal = [name: string, spoil: (json: RatingJson) => unknown, path: string, message: string]

describe('a methodology is refused with place and reason:', () => {
  it.each<Refusal>([
    [
      "the act's own gap [4; 5)",
      (j) => bound(j, 'INITIAL', { under: '4' }),
      'levels',
      'Шкала уровней: оценки от 4 до 5 не отнесены ни к одному уровню.',
    ],
    [
      "the act's own overlap at 8",
      (j) => bound(j, 'BASIC', { from: '5', to: '8' }),
      'levels',
      'Шкала уровней: оценка 8 отнесена сразу к двум уровням: «Базовый» и «Прогрессивный».',
    ],
    [
      'a gap of one value',
      (j) => bound(j, 'PROGRESSIVE', { over: '8', to: '12' }),
      'levels',
      'Шкала уровней: оценка 8 не отнесена ни к одному уровню.',
    ],
    [
      'an open gap',
      (j) => bound(j, 'BASIC', { from: '5', to: '7.9' }),
      'levels',
      'Шкала уровней: оценки больше 7,9 и меньше 8 не отнесены ни к одному уровню.',
    ],
    [
      'a gap at the bottom',
      (j) => bound(j, 'INITIAL', { from: '1', under: '5' }),
      'levels',
      'Шкала уровней: оценки от 0 до 1 не отнесены ни к одному уровню.',
    ],
    [
      'a gap at the top',
      (j) => bound(j, 'LEADER', { over: '12', to: '14' }),
      'levels',
      'Шкала уровней: оценки больше 14, до 14,9 включительно не отнесены ни к одному уровню.',
    ],
    [
      'a wide overlap',
      (j) => bound(j, 'PROGRESSIVE', { from: '7', to: '12' }),
      'levels',
      'Шкала уровней: оценки от 7 до 8 отнесены сразу к двум уровням: «Базовый» и «Прогрессивный».',
    ],
    [
      'an empty level',
      (j) => bound(j, 'BASIC', { from: '5', under: '5' }),
      'levels',
      'Шкала уровней: уровню «Базовый» не отвечает ни одна оценка.',
    ],
    [
      'a level out of reach',
      (j) => bound(j, 'LEADER', { over: '14.9' }),
      'levels',
      'Шкала уровней: уровень «Лидер» недостижим: наибольшая оценка 14,9.',
    ],
    [
      'two lower bounds',
      (j) => bound(j, 'LEADER', { from: '12', over: '12' }),
      'levels',
      'Уровень «Лидер»: указаны и «от», и «более».',
    ],
    [
      'two upper bounds',
      (j) => bound(j, 'INITIAL', { to: '5', under: '5' }),
      'levels',
      'Уровень «Начальная подготовка»: указаны и «до», и «менее».',
    ],
    [
      'a negative bound',
      (j) => bound(j, 'INITIAL', { from: '-1', under: '5' }),
      'levels',
      'Уровень «Начальная подготовка»: граница меньше нуля.',
    ],
    [
      'a level twice',
      (j) => {
        level(j, 'BASIC').code = 'LEADER'
      },
      'levels',
      'Шкала уровней: код LEADER встречается дважды.',
    ],
    [
      'no levels',
      (j) => {
        j.levels = []
      },
      'levels',
      'Уровни: список пуст.',
    ],
    [
      'a weight that is not a decimal',
      (j) => {
        criterion(j, 4).weight = '0,5'
      },
      'criteria.3.weight',
      'Критерий 4, коэффициент: «0,5» – не десятичная дробь; пишется с точкой, например 0.3.',
    ],
    [
      'a weight as a binary number',
      (j) => {
        criterion(j, 2).weight = 0.3
      },
      'criteria.1.weight',
      'Критерий 2, коэффициент: ожидается текст в кавычках.',
    ],
    [
      'a weight of zero',
      (j) => {
        criterion(j, 4).weight = '0.0'
      },
      'criteria.3.weight',
      'Критерий 4: коэффициент должен быть больше нуля, указан 0.',
    ],
    [
      'a negative weight',
      (j) => {
        criterion(j, 4).weight = '-0.5'
      },
      'criteria.3.weight',
      'Критерий 4: коэффициент должен быть больше нуля, указан −0,5.',
    ],
    [
      'a score twice',
      (j) => {
        option(j, 3, 2).score = 1
      },
      'criteria.2.options.2.score',
      'Критерий 3: балл 1 встречается дважды.',
    ],
    [
      'scores out of order',
      (j) => criterion(j, 8).options.reverse(),
      'criteria.7.options.1.score',
      'Критерий 8: балл 3 стоит после 4; расположите по возрастанию.',
    ],
    [
      'a negative score',
      (j) => {
        option(j, 3, 0).score = -1
      },
      'criteria.2.options.0.score',
      'Критерий 3: балл −1 меньше нуля.',
    ],
    [
      'a huge score',
      (j) => {
        option(j, 8, 4).score = 5000
      },
      'criteria.7.options.4.score',
      'Критерий 8: балл 5000 слишком велик, не больше 1000.',
    ],
    [
      'no answer for 0',
      (j) => criterion(j, 3).options.shift(),
      'criteria.2.options',
      'Критерий 3: нет ответа на 0 баллов.',
    ],
    [
      'a score that is not whole',
      (j) => {
        option(j, 3, 1).score = 0.5
      },
      'criteria.2.options.1.score',
      'Критерий 3, ответ 2, балл: ожидается целое число.',
    ],
    [
      'a ladder with a missing rung',
      (j) => {
        option(j, 5, 3).score = 4
      },
      'criteria.4.options.3.score',
      'Критерий 5: ступени складываются, поэтому баллы идут подряд, а после 2 стоит 4.',
    ],
    [
      'a criterion twice',
      (j) => {
        criterion(j, 8).number = 7
      },
      'criteria.7.number',
      'Критерий 7 встречается дважды.',
    ],
    [
      'negative effort',
      (j) => {
        option(j, 5, 3).effort = '-1'
      },
      'criteria.4.options.3.effort',
      'Критерий 5: трудоёмкость −1 меньше нуля.',
    ],
    [
      'a missing wording',
      (j) => {
        delete criterion(j, 5).title
      },
      'criteria.4.title',
      'Критерий 5, название: не заполнено.',
    ],
    [
      'an interpretation of no criterion',
      (j) => j.interpretations.push({ id: 'criterion-9-blank', text: 'Принято: 1.' }),
      'interpretations.5.subject',
      'Толкование «criterion-9-blank»: критерия 9 нет.',
    ],
    [
      'an interpretation twice',
      (j) => j.interpretations.push({ id: 'sum-of-scores', text: 'Ещё раз.' }),
      'interpretations.5.id',
      'Толкование «sum-of-scores» встречается дважды.',
    ],
    [
      'an interpretation of nobody knows what',
      (j) => j.interpretations.push({ id: 'x', text: 'Принято.', subject: 'погода' }),
      'interpretations.5.subject',
      'Толкование 6, предмет: возможны level, total, general и criterion:N.',
    ],
    [
      'a date that is not a pattern',
      (j) => {
        j.cycle.ratingDue = '30 января'
      },
      'cycle.ratingDue',
      'Сроки, срок определения рейтинга: срок пишется как Y-12-15 или Y+1-01-30, где Y – отчётный год.',
    ],
    [
      'a day that does not exist',
      (j) => {
        j.cycle.resultsSentDue = 'Y+1-02-30'
      },
      'cycle.resultsSentDue',
      'Сроки: направление результатов – дня Y+1-02-30 нет в календаре.',
    ],
    [
      'dates out of order',
      (j) => {
        j.cycle.ratingDue = 'Y-12-01'
      },
      'cycle.ratingDue',
      'Сроки: определение рейтинга (Y-12-01) раньше, чем самооценка (Y-12-15).',
    ],
    [
      'an example with a criterion too many',
      (j) => j.workedExample.scores.push(1),
      'workedExample.scores',
      'Пример из акта: баллов 9, а критериев 8: балл № 9 не относится ни к одному критерию.',
    ],
    [
      'an example with too few',
      (j) => j.workedExample.scores.pop(),
      'workedExample.scores',
      'Пример из акта: баллов 7, а критериев 8: указаны не все.',
    ],
    [
      'an example with an unknown score',
      (j) => {
        j.workedExample.scores[3] = 1
      },
      'workedExample.scores.3',
      'Пример из акта: в критерии 4 нет балла 1, возможны 0, 2, 3.',
    ],
    [
      'an example whose product is wrong',
      (j) => {
        j.workedExample.results[1] = '0.5'
      },
      'workedExample.results.1',
      'Пример из акта: по критерию 2 указано 0,5, а выходит 0,6.',
    ],
    [
      'an example without a product',
      (j) => j.workedExample.results.pop(),
      'workedExample.results',
      'Пример из акта: результатов 7, а критериев 8.',
    ],
    [
      'an example whose total is wrong',
      (j) => {
        j.workedExample.total = '9.1'
      },
      'workedExample.total',
      'Пример из акта: оценка указана 9,1, а выходит 9.',
    ],
    [
      'an example whose sum is wrong',
      (j) => {
        j.workedExample.sumOfScores = 16
      },
      'workedExample.sumOfScores',
      'Пример из акта: сумма баллов указана 16, а выходит 15.',
    ],
    [
      'an example whose level is wrong',
      (j) => {
        j.workedExample.level = 'BASIC'
      },
      'workedExample.level',
      'Пример из акта: уровень указан BASIC, а выходит PROGRESSIVE.',
    ],
  ])('%s', (_name, spoil, path, message) => {
    expect(problemsOf(spoil)).toContainEqual({ path, message })
  })

  it('all problems at once, not one at a time', () => {
    const problems = problemsOf((json) => {
      criterion(json, 4).weight = '0'
      bound(json, 'INITIAL', { under: '4' })
      json.cycle.ratingDue = 'Y-01-01'
    })
    expect(problems.map(({ path }) => path)).toEqual(['criteria.3.weight', 'levels', 'cycle.ratingDue'])
  })

  it.each([[null], [undefined], [[]], ['рейтинг'], [{}], [{ criteria: 'нет' }]])(
    'something else altogether: %j',
    (json) => {
      const parsed = parseMethodology(json)
      expect(parsed.ok).toBe(false)
      if (!parsed.ok) for (const { message } of parsed.problems) expect(message).toMatch(/^[А-Я«][^A-Z]*$/)
    },
  )
})
