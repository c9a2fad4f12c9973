import { describe, expect, it } from 'vitest'
import { planUnits, readUnitLines, unitTree, type UnitNode } from '@/lib/agencies/unit-rules'

const unit = (id: string, parentId: string | null = null, position = 0, name = id): UnitNode => ({
  id,
  parentId,
  name,
  position,
})

describe('the tree of units', () => {
  it('stands by places, then by names; one whose parent is gone stands at the top', () => {
    const tree = unitTree([
      unit('b', null, 2),
      unit('в', 'b', 1),
      unit('а', 'b', 1),
      unit('x', 'gone', 3),
      unit('a', null, 1),
    ])
    expect(tree.map(({ id, depth }) => `${depth}${id}`)).toEqual(['0a', '0b', '1а', '1в', '0x'])
  })
})

describe('a pasted list', () => {
  it('is read line by line: the way, then the head', () => {
    expect(
      readUnitLines(
        'Управление выплат; начальник  Дёмина\n\n Управление выплат /  Отдел назначений\tПетров П.П.; и. о.\r\nОбщий отдел',
      ),
    ).toEqual({
      ok: true,
      lines: [
        { line: 1, path: ['Управление выплат'], head: 'начальник Дёмина' },
        { line: 3, path: ['Управление выплат', 'Отдел назначений'], head: 'Петров П.П. и. о.' },
        { line: 4, path: ['Общий отдел'], head: '' },
      ],
    })
  })

  it.each([
    ['А', 1],
    ['Отдел / / Сектор', 1],
    [`${'о'.repeat(301)}`, 1],
    [`Отдел; ${'н'.repeat(301)}`, 1],
    [Array.from({ length: 9 }, (_, i) => `ур${i}`).join('/'), 1],
    [Array.from({ length: 501 }, (_, i) => `Отдел ${i}`).join('\n'), 501],
  ])('is refused at its line: %.30s', (text, line) => {
    const read = readUnitLines(text)
    expect(read).toMatchObject({
      ok: false,
      problems: [{ line, message: expect.stringMatching(/^[А-ЯЁ].*\.$/) as string }],
    })
  })

  it('adds what is not there, parents first, and names heads of what is', () => {
    const read = readUnitLines(
      'управление выплат / Отдел назначений; Петров\nУправление выплат / Отдел льгот\nУправление выплат / отдел льгот; Громов\nУправление выплат; Дёмина\nОбщий отдел; Орлова',
    )
    if (!read.ok) throw new Error('unread')
    const plan = planUnits(
      [unit('u1', null, 1, 'Управление выплат'), unit('u2', 'u1', 2, 'Отдел назначений')],
      read.lines,
    )
    expect(plan.heads).toEqual([
      { id: 'u2', head: 'Петров' },
      { id: 'u1', head: 'Дёмина' },
    ])
    expect(plan.added.map(({ parentKey, name, head }) => [parentKey, name, head])).toEqual([
      ['u1', 'Отдел льгот', 'Громов'],
      [null, 'Общий отдел', 'Орлова'],
    ])
    const deep = readUnitLines('Новое управление / Новый отдел / Сектор')
    if (!deep.ok) throw new Error('unread')
    const [first, second, third] = planUnits([], deep.lines).added
    expect([second?.parentKey, third?.parentKey]).toEqual([first?.key, second?.key])
  })
})
