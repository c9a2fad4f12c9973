import { describe, expect, it } from 'vitest'
import { autosave } from '@/lib/core/autosave'
import { fieldText, fullPathLabel, pathLabel, remarkPlaces, sectionOf } from '@/lib/projects/passport/labels'
import { savedTexts, textMachine, type TextEvent, type TextState } from '@/lib/core/text-autosave'
import { localFields, passportState } from '@/lib/projects/passport/autosave'
import { fromPractice, fromProposal } from '@/lib/projects/opening/prefill'
import { editRefusal, maySubmit } from '@/lib/projects/state/rules'
import { filledPassport, goalId, kuzbassForm } from '../../factories/project'

describe('names of paths', () => {
  it('say the row by its number, whoever of the passports has it', () => {
    expect(pathLabel(`goals.${goalId}.target`, filledPassport)).toBe('Цель 1: целевой показатель')
    expect(pathLabel(`goals.${goalId}.target`, {}, filledPassport)).toBe('Цель 1: целевой показатель')
    expect(pathLabel('leader.name')).toBe('Руководитель проекта')
    expect(pathLabel('')).toBe('Паспорт в целом')
    expect(fullPathLabel(kuzbassForm, 'stages.5.to')).toBe('Этап 5 «Разработка плана мероприятий»: конец')
    expect(fullPathLabel(kuzbassForm, 'stages.9.from')).toBe('Этап 9 «Закрытие проекта»: день')
    expect([sectionOf('stages.5.to'), sectionOf('team.x.name'), sectionOf('approver.name')]).toEqual([
      'stages',
      'general',
      'approver',
    ])
    expect([
      fieldText('stages.1.from', '2027-01-12'),
      fieldText(`goals.${goalId}.direction`, 'MORE'),
      fieldText('title', 'А'),
    ]).toEqual(['12.01.2027', 'больше – лучше', 'А'])
  })

  it('offer every place of a passport for a remark', () => {
    const values = remarkPlaces(kuzbassForm, filledPassport).flatMap(({ options }) => options.map(({ value }) => value))
    expect(values).toEqual(
      expect.arrayContaining(['title', 'team', `goals.${goalId}.target`, 'stages.7.to', 'approver.name']),
    )
    expect(new Set(values).size).toBe(values.length)
  })
})

describe('autosave of a passport', () => {
  const run = (state: TextState, ...events: TextEvent[]) =>
    events.reduce((now, event) => autosave(textMachine, now, event), state)
  const start = () => passportState({ title: 'Было', customer: 'Отдел' }, {}, 3)
  const saved = (text: string, version: number) => ({ text, version, by: 'Другой', at: '2027-01-11T03:00:00Z' })

  it('takes up rows that nobody had before and drops what became empty', () => {
    const state = run(
      start(),
      { type: 'edited', key: 'grounds.x', content: 'Жалобы', at: 1 },
      { type: 'edited', key: 'customer', content: '', at: 2 },
    )
    expect(localFields(state)).toEqual({ title: 'Было', 'grounds.x': 'Жалобы' })
  })

  it('keeps both texts of a clash until one is chosen', () => {
    const clash = run(
      start(),
      { type: 'edited', key: 'title', content: 'Моё', at: 1 },
      { type: 'sent', key: 'title' },
      { type: 'conflicted', key: 'title', theirs: saved('Чужое', 4), at: 2 },
    )
    expect(clash.entries.title).toMatchObject({ phase: 'conflict', local: 'Моё', theirs: { text: 'Чужое' } })
    expect(run(clash, { type: 'resolved', key: 'title', content: 'Моё', at: 3 }).entries.title).toMatchObject({
      phase: 'dirty',
      base: 'Чужое',
      local: 'Моё',
    })
    expect(run(clash, { type: 'resolved', key: 'title', content: 'Чужое', at: 3 }).entries.title).toMatchObject({
      phase: 'clean',
      local: 'Чужое',
    })
  })

  it('follows others where nothing is typed, and lets an old answer pass', () => {
    const others = savedTexts({ title: 'Новое' }, {}, 5, ['title', 'customer'])
    const state = run(
      start(),
      { type: 'edited', key: 'customer', content: 'Управление', at: 1 },
      { type: 'refreshed', saved: others },
    )
    expect(localFields(state)).toEqual({ title: 'Новое', customer: 'Управление' })
    expect(
      localFields(run(state, { type: 'refreshed', saved: savedTexts({ title: 'Было' }, {}, 4, ['title']) })),
    ).toMatchObject({ title: 'Новое' })
  })
})

describe('a new passport', () => {
  it('takes a proposal over as title, ground and effect', () => {
    expect(
      fromProposal(
        { number: 7, title: 'Один визит', problem: 'Ходим трижды', suggestion: 'Принимать по почте', place: 'МФЦ' },
        ['a', 'b'],
      ),
    ).toEqual({
      title: 'Один визит',
      'grounds.a': 'Предложение по улучшению № 7. МФЦ: Ходим трижды',
      'effects.b': 'Принимать по почте',
    })
  })

  it('takes a practice over without its people, dates and present values', () => {
    const fields = fromPractice(filledPassport)
    expect(fields).toMatchObject({ process: 'Выдача справки', [`goals.${goalId}.target`]: '12' })
    expect(Object.keys(fields).filter((path) => /^(leader|team|approver|stages|customer)|current$/.test(path))).toEqual(
      [],
    )
  })
})

describe('states of a passport', () => {
  it('freeze what was handed in', () => {
    expect([
      editRefusal('DRAFT', false),
      editRefusal('APPROVAL', true),
      editRefusal('RUNNING', false),
      editRefusal('RUNNING', true),
      editRefusal('FINISHED', false),
      editRefusal('CANCELLED', false),
    ]).toEqual([null, 'PENDING', null, 'PENDING', 'CLOSED', 'CANCELLED'])
    expect([
      maySubmit('DRAFT', false, true),
      maySubmit('RUNNING', false, true),
      maySubmit('RUNNING', false, false),
      maySubmit('RUNNING', true, true),
      maySubmit('APPROVAL', true, true),
    ]).toEqual([true, true, false, false, false])
  })
})
