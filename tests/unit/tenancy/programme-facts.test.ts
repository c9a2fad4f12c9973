import { describe, expect, it } from 'vitest'
import { programmeFacts, programmeLists } from '@/lib/tenancy/programme-facts'
import { parseTemplate } from '@/lib/tenancy/template'
import { plain } from '../../factories/documents'
import { template as templateOf } from '../../factories/tenant'
import type { ProgrammeTemplate } from '@/lib/programme/act'

function template(slug: string): ProgrammeTemplate {
  const parsed = parseTemplate(templateOf(slug))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.template
}
const titles = (slug: string): string[] => programmeLists(template(slug)).map(({ title }) => title)
const facts = (slug: string): Record<string, string> =>
  Object.fromEntries(programmeFacts(template(slug)).map(({ term, value }) => [term, plain(value)]))

describe('what an act holds', () => {
  it('is listed for each of the five programmes, and only what is there', () => {
    expect(titles('belovo')).toEqual([
      'Принципы',
      'Инструменты',
      'Разделы плана мероприятий',
      'Чем занимается рабочая группа',
      'Каждый год',
    ])
    expect(titles('belgorod')).toEqual([
      'Инструменты',
      'Как внедряют',
      'Как улучшают процесс',
      'Откуда берутся проекты',
      'Как учат',
    ])
    expect(titles('kirov')).toEqual([
      'Стандарты',
      'Где применяют',
      'Как изучают клиента',
      'Как создают сервис',
      'Разделы «дорожной карты»',
    ])
    expect(titles('leningrad')).toEqual(['Чего добиваются', 'Как улучшают процесс'])
    expect(titles('kuzbass')).toEqual(['Разделы плана мероприятий'])
  })

  it('names the act with its amendments, the years, the bodies and the participants', () => {
    expect(facts('kirov')).toMatchObject({
      Утверждена:
        'Распоряжение № 281 от 18 сентября 2023 г., Правительство Кировской области; в редакции № 351 от 8 ноября 2023 г.',
      Годы: '2023–2024',
    })
    expect(facts('belovo')).toMatchObject({
      'Местное название': 'Бережливое Белово',
      'Методическая поддержка': 'АНО «Центр компетенций Кузбасса»; МБУ «Информационно-методический центр г. Белово»',
    })
    expect(facts('kuzbass')['Кто участвует']).toBe(
      'Исполнительный орган; орган местного самоуправления; подведомственная организация',
    )
  })

  it('reads past blocks of another shape', () => {
    expect(
      programmeLists({
        ...template('belovo'),
        principles: 'слова',
        tools: [1, 2],
        plan: null,
        workingGroup: {},
        annual: [],
      }),
    ).toEqual([])
  })
})
