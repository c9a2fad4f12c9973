import { describe, expect, it } from 'vitest'
import { notSplitText, overviewLines, overviewSays, overviewTotal } from '@/lib/feedback/results/overview'
import { compareResults, groupLines, questionResult } from '@/lib/feedback/results/view'
import {
  changeText,
  groupName,
  groupsHeading,
  measureText,
  partsNote,
  wavesHeading,
} from '@/lib/feedback/results/words'
import { mainQuestion } from '@/lib/feedback/survey/main-question'
import { agreed, ask } from '@/lib/feedback/survey/templates/kit'
import { internal } from '@/lib/feedback/survey/templates/people'

const question = ask('csat', 'scale', 'Довольны?')
const marks = (satisfied: number, n: number) => ({ n, dontKnow: 0, counts: { '5': satisfied, '3': n - satisfied } })
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

describe('results in words', () => {
  it('say by how much, and whether it is more than chance', () => {
    const change = compareResults(question, marks(330, 406), marks(266, 362))
    expect(plain(changeText(change))).toBe('выше на 7,8 п. п. (от 1,9 до 13,7): не случайно')
    expect(changeText(compareResults(question, marks(266, 362), marks(229, 318)))).toBe('в пределах случайного')
    expect(wavesHeading([change, null])).toContain('доказано только последнее изменение')
  })

  it('call satisfied those who said that they are, not those who agree with a statement', () => {
    expect(mainQuestion(internal.content.pages.flatMap(({ questions }) => questions))?.id).toBe('it')
    const statement = ask('approvals', 'scale', 'Нет лишних согласований', agreed)
    expect(mainQuestion([statement])).toBeNull()
    const words = (of: typeof statement) => {
      const { measure } = questionResult(of, 1, marks(5, 8))
      return measure && plain(measureText(measure))
    }
    expect([words(statement), words(question)]).toEqual(['согласны 62,5 %', 'довольны 62,5 %'])
  })

  it('set a group against all others who answered, those of hidden groups among them', () => {
    const { lines, notSplit } = groupLines(question, marks(330, 406), [
      { cell: 'a', label: 'Октябрьский', shown: marks(64, 88), part: 'PARTLY' },
      { cell: 'b', label: 'Ленинский', shown: marks(82, 96), part: 'ALL' },
      { cell: 'c', label: 'Кикнур', shown: null, part: 'PARTLY' },
    ])
    expect(lines.map(({ label }) => label)).toEqual(['Октябрьский', 'Ленинский', 'Кикнур'])
    expect(plain(changeText(lines[0]?.against ?? null))).toBe('ниже на 10,9 п. п. (от 1,6 до 21,7): не случайно')
    expect(lines[2]).toMatchObject({ result: null, against: null })
    expect(notSplit).toBe(406 - 88 - 96)
    expect(groupsHeading(lines)).toBe('Хуже остальных – Октябрьский')
    // Whose answers do not all stand in the line says so; of a hidden group nothing is said.
    expect(lines.map(groupName)).toEqual(['Октябрьский (не все ответы)', 'Ленинский', 'Кикнур'])
    expect(partsNote(lines)).toContain('в части партий')
    expect(partsNote(lines.slice(1))).toBe('')
  })
})

describe('satisfaction over surveys', () => {
  it('puts the parts of one thing together, the lowest first, beside the year before', () => {
    const part = (key: string, surveyId: string, year: 'this' | 'before', satisfied: number, n: number) => ({
      ...{ key, label: key, surveyId, year, shown: marks(satisfied, n) },
    })
    const parts = [
      part('справка', 's1', 'this', 30, 40),
      part('справка', 's2', 'this', 10, 20),
      part('справка', 's0', 'before', 20, 50),
      part('пособие', 's3', 'this', 10, 40),
      part('субсидия', 's4', 'before', 10, 40),
    ]
    const lines = overviewLines(parts)
    expect(lines.map(({ key }) => key)).toEqual(['пособие', 'справка', 'субсидия'])
    expect(lines[1]).toMatchObject({ surveys: ['s1', 's2'], measure: { n: 60, satisfied: { count: 40 } } })
    expect(changeText(lines[1]?.change ?? null)).toContain('выше')
    // Everybody of the year is counted, in a line or not: one number whatever the lines.
    const total = overviewTotal([...parts, part('', 's5', 'this', 5, 7)], lines)
    expect(total).toEqual({ satisfied: 55, n: 107, notSplit: 7 })
    expect(overviewSays('service', 2026, total)).toBe('Внешние клиенты за 2026 год: довольны 55 из 107')
    expect(notSplitText('service', total)).toMatch(/^Не разложено: 7\./)
    expect(notSplitText('agency', overviewTotal(parts, lines))).toBe('')
  })
})
