import { describe, expect, it } from 'vitest'
import {
  comparePassports,
  isPassportPath,
  PassportPath,
  PassportText,
  readPassport,
  writePassport,
} from '@/lib/projects/form/passport'

const [one, two] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002']

describe('a passport’s fields', () => {
  const fields = {
    title: 'Справка',
    customer: 'Отдел',
    process: 'Выдача',
    boundaries: 'от и до',
    'leader.name': 'Иванов',
    'leader.position': 'начальник',
    'leader.personId': 'p1',
    'approver.name': 'Петров',
    'approver.position': 'министр',
    [`team.${one}.name`]: 'Сидоров',
    [`team.${one}.position`]: 'специалист',
    [`team.${two}.name`]: 'Орлов',
    [`team.${two}.personId`]: 'p2',
    [`grounds.${one}`]: 'Жалобы',
    [`goals.${one}.name`]: 'Срок',
    [`goals.${one}.unit`]: 'дней',
    [`goals.${one}.direction`]: 'MORE',
    [`goals.${one}.current`]: '30',
    [`goals.${one}.target`]: '12',
    [`goals.${two}.name`]: 'Очередь',
    [`effects.${two}`]: 'Быстрее',
    'stages.2.from': '2026-02-01',
    'stages.10.from': '2026-10-01',
    'stages.10.to': '2026-10-02',
  }

  it('are put together into lists in their order', () => {
    expect(readPassport(fields)).toEqual({
      title: 'Справка',
      customer: 'Отдел',
      process: 'Выдача',
      boundaries: 'от и до',
      leader: { name: 'Иванов', position: 'начальник', personId: 'p1' },
      approver: { name: 'Петров', position: 'министр' },
      team: [
        { id: one, name: 'Сидоров', position: 'специалист', personId: null },
        { id: two, name: 'Орлов', position: '', personId: 'p2' },
      ],
      grounds: [{ id: one, text: 'Жалобы' }],
      goals: [
        { id: one, name: 'Срок', unit: 'дней', direction: 'MORE', current: '30', target: '12' },
        { id: two, name: 'Очередь', unit: '', direction: 'LESS', current: '', target: '' },
      ],
      effects: [{ id: two, text: 'Быстрее' }],
      stages: [
        { number: 2, from: '2026-02-01', to: '' },
        { number: 10, from: '2026-10-01', to: '2026-10-02' },
      ],
    })
  })

  it('are empty in an empty passport', () => {
    expect(readPassport({})).toEqual({
      title: '',
      customer: '',
      process: '',
      boundaries: '',
      leader: { name: '', position: '', personId: null },
      approver: { name: '', position: '' },
      team: [],
      grounds: [],
      goals: [],
      effects: [],
      stages: [],
    })
    expect(readPassport({ [`effects.${one}`]: '', [`team.${one}.position`]: 'специалист' })).toMatchObject({
      effects: [],
      team: [{ id: one, name: '', position: 'специалист', personId: null }],
    })
  })

  it('stand in the order of their ids, however they are stored', () => {
    expect(
      readPassport({ [`grounds.${two}`]: 'второе', [`grounds.${one}`]: 'первое' }).grounds.map(({ text }) => text),
    ).toEqual(['первое', 'второе'])
  })

  it('are written as they were read, without the empty ones', () => {
    const written = writePassport(readPassport(fields))
    expect(written).toEqual({ ...fields, [`goals.${two}.direction`]: 'LESS' })
    expect(writePassport(readPassport({}))).toEqual({})
  })
})

describe('a path', () => {
  it('is one of the passport’s', () => {
    for (const path of [
      'title',
      'leader.personId',
      'approver.position',
      `team.${one}.name`,
      `grounds.${one}`,
      `goals.${one}.direction`,
      `effects.${one}`,
      'stages.1.from',
      'stages.12.to',
    ])
      expect([path, isPassportPath(path)]).toEqual([path, true])
    for (const path of [
      '',
      'titles',
      'a.title',
      'approver.personId',
      'leader',
      'team.1.name',
      `team.${one}`,
      `grounds.${one}.text`,
      'stages.0.from',
      'stages.123.from',
      'stages.1',
      'stages.1.fro',
      '__proto__',
    ])
      expect([path, isPassportPath(path)]).toEqual([path, false])
    expect(PassportPath.safeParse('nowhere').error?.issues[0]?.message).toBe('Такого поля в паспорте нет.')
    expect(PassportText.safeParse('я'.repeat(2000)).success).toBe(true)
    expect(PassportText.safeParse('я'.repeat(2001)).error?.issues[0]?.message).toBe('Не больше 2000 знаков.')
  })
})

describe('the difference of two passports', () => {
  it('is told in the order of the form, a missing field like an empty one', () => {
    const before = {
      'approver.name': 'Петров',
      'stages.10.to': '1',
      'stages.2.to': '1',
      [`effects.${one}`]: 'э',
      [`goals.${one}.name`]: 'ц',
      [`grounds.${one}`]: 'о',
      [`team.${one}.name`]: 'к',
      'leader.name': 'р',
      boundaries: 'г',
      process: 'п',
      customer: '',
      title: 'т',
      same: 'х',
    }
    const changes = comparePassports(before, { same: 'х', title: 'новое', customer: 'з' })
    expect(changes.map(({ path }) => path)).toEqual([
      'title',
      'customer',
      'process',
      'boundaries',
      'leader.name',
      `team.${one}.name`,
      `grounds.${one}`,
      `goals.${one}.name`,
      `effects.${one}`,
      'stages.2.to',
      'stages.10.to',
      'approver.name',
    ])
    expect(changes.slice(0, 3)).toEqual([
      { path: 'title', before: 'т', after: 'новое' },
      { path: 'customer', before: '', after: 'з' },
      { path: 'process', before: 'п', after: '' },
    ])
    expect(comparePassports({ customer: '' }, {})).toEqual([])
  })
})
