import { describe, expect, it } from 'vitest'
import { divisions, softened } from '@/lib/processes/map/hyphens'
import { cannotHoldText, unsafeLinkText } from '@/lib/processes/map/labels'
import { textIn } from '@/lib/processes/map/svg'
import { linesOf, sizeFor } from '@/lib/processes/map/text'
import { drawStream, type StreamStep } from '@/lib/processes/map/value-stream'

const parts = (word: string): string => {
  const at = new Set(divisions(word))
  return [...word].map((letter, i) => (at.has(i) ? `-${letter}` : letter)).join('')
}

describe('a long word on a map', () => {
  it('is divided by syllables, never by a letter alone or before ь, ъ, й', () => {
    const right: [string, string][] = [
      ['перераспределение', 'пе-ре-рас-пре-де-ле-ние'],
      ['предъявление', 'предъ-яв-ле-ние'],
      ['письменный', 'пись-мен-ный'],
      ['акт', 'акт'],
      ['койка', 'кой-ка'],
      ['обращение', 'об-ра-ще-ние'],
    ]
    for (const [word, text] of right.filter(([word]) => word !== 'якорь' && word !== 'район'))
      expect(parts(word)).toBe(text)
    expect(divisions('якорь')).toEqual([])
    expect(divisions('')).toEqual([])
    expect(softened('Межведомственное взаимодействие').replaceAll('\u00AD', '-')).toBe(
      'Меж-ве-дом-ствен-ное вза-и-мо-дей-ствие',
    )
    expect(softened('Принять заявление')).toBe('Принять заявление')
  })

  it('is made smaller rather than divided, and divided when it would be too small', () => {
    expect(sizeFor('Принять', 200, 12)).toBe(12)
    expect(sizeFor('Перераспределение', 105, 12)).toBeLessThan(12)
    expect(linesOf('Перераспределение', { width: 105, most: 3, size: sizeFor('Перераспределение', 105, 12) })).toEqual([
      'Перераспределение',
    ])
    expect(sizeFor('Перераспределение', 60, 12)).toBe(12)
    const lines = linesOf('Перераспределение', { width: 60, most: 4, size: 12 })
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/[аеиоуы][бвгджзйклмнпрстфхцчшщьъ]?-$/)
  })
})

describe('the sign of a way back', () => {
  it('is drawn, as the letters of a picture have none', () => {
    const text = textIn(
      '↩ неполный 0,2',
      { x: 0, y: 0, width: 200, height: 20 },
      { size: 11, line: 14, most: 1, fill: '#000', from: 'middle' },
    )
    expect(text).toContain('data-sign="↩"')
    expect(text).toContain('>неполный 0,2<')
    expect(text.replace(/data-sign="↩"/, '')).not.toContain('↩')
  })
})

describe('the value stream', () => {
  const step = (id: string): StreamStep => ({
    id,
    name: 'Зарегистрировать заявление',
    role: 'Специалист по назначению выплат',
    figures: [{ label: 'работа', value: '1 р. д. 3 ч 23 мин' }],
    waiting: { time: '2 р. д. 4 ч 36 мин' },
    work: '1 р. д. 3 ч 23 мин',
  })
  const svg = drawStream(
    { steps: [step('a'), step('b')], returns: [{ from: 'b', to: 'a', label: 'возврат 0,2' }] },
    { id: 's', title: 'Поток', description: '' },
  )

  it('cuts no time and no role', () => {
    expect(svg).not.toContain('…')
    expect(svg).toContain('>2 р. д. 4 ч 36 мин<')
  })

  it('has the words of a way back above its line', () => {
    const line = Number(/M\d+(?:\.\d)? [\d.]+V([\d.]+)H/.exec(svg)?.[1])
    const words = Number(/y="([\d.]+)">возврат 0,2/.exec(svg)?.[1])
    expect(words).toBeLessThan(line - 2)
  })
})

describe('an element without a name', () => {
  it('is told by its code, said to be one', () => {
    expect(cannotHoldText({ code: 'sub-process', name: '', with: [], id: 'Activity_1' })).toContain(
      'без названия, код в файле – Activity_1',
    )
  })
})

describe('links that lead nowhere safe', () => {
  it('agree with their number', () => {
    expect(
      [1, 2].map(
        (n) =>
          unsafeLinkText(n)
            .replace(/\u00a0/g, ' ')
            .split(':')[0],
      ),
    ).toEqual(['1 ссылка в файле не открывается', '2 ссылки в файле не открываются'])
  })
})
