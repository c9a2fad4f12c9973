import { describe, expect, it } from 'vitest'
import { CreateProcessInput } from '@/lib/processes/registry/schema'
import { ProcessSettingsInput } from '@/lib/processes/settings-schema'
import { ProcessSettings } from '@/lib/core/tenant'

const id = '01890a5d-ac96-774b-bcce-b302099a8057'
const least = { agencyId: id, code: 'А-1', name: 'Процесс' }

describe('a process as its form sends it', () => {
  it('says of too many digits that the number is too large, not that it is none', () => {
    const read = CreateProcessInput.safeParse({ ...least, runsPerYear: '1000000000000' })
    expect(read.error?.issues.map(({ message }) => message.replace(/\u00a0/g, ' '))).toEqual([
      'Слишком большое число: не больше 999 999 999.',
    ])
  })

  it('takes lines, rows with gaps and a number as people write them', () => {
    const parsed = CreateProcessInput.parse({
      ...least,
      inputs: ' заявление \n\nсправка\nЗаявление ',
      runsPerYear: '4\u00a0650',
      consumers: { 0: { name: 'граждане', side: '' }, 4: { name: '', needs: 'ничьё' } },
      indicators: [{ name: 'Срок', key: 'on' }, { name: 'Доля' }],
      participants: { 2: { agencyId: id, unitId: '' }, 3: { agencyId: '' } },
      kind: '',
    })
    expect(parsed).toMatchObject({
      inputs: ['Заявление', 'справка'],
      outputs: [],
      runsPerYear: 4650,
      consumers: [{ name: 'граждане', needs: '' }],
      indicators: [{ key: true }, { key: false }],
      participants: [{ agencyId: id, unitId: null }],
      kind: null,
      unitId: null,
    })
    expect(parsed.consumers[0]?.side ?? null).toBeNull()
  })

  it.each([
    [{ ...least, name: 'ab' }, 'name'],
    [{ ...least, code: ' ' }, 'code'],
    [{ ...least, runsPerYear: '-1' }, 'runsPerYear'],
    [{ ...least, runsPerYear: 'много' }, 'runsPerYear'],
    [{ ...least, inputs: 'a'.repeat(301) }, 'inputs.0'],
    [{ ...least, inputs: Array.from({ length: 51 }, (_, i) => `вход ${i}`) }, 'inputs'],
    [{ ...least, consumers: [{ name: 'а', side: 'вбок' }] }, 'consumers.0.side'],
    [{ ...least, kind: 'ACROSS' }, 'kind'],
  ])('is refused at its field: %j', (input, path) => {
    const parsed = CreateProcessInput.safeParse(input)
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toContain(path)
    for (const { message } of parsed.error?.issues ?? []) expect(message).toMatch(/^[А-ЯЁ].*\.$/)
  })
})

describe('settings of processes', () => {
  const form = { groups: {}, carries: {}, usefulShare: '80', requestDays: '10' }
  it('give what is added a key of its own and keep the others', () => {
    const parsed = ProcessSettingsInput.parse({
      ...form,
      groups: {
        0: { key: 'support', title: 'Поддержка' },
        2: { key: '', title: 'Обращения граждан' },
        3: { key: '', title: 'Обращения граждан!' },
        5: { key: 'gone', title: '' },
      },
      externalKinds: 'MUNICIPAL_BODY',
      institutionRegistries: 'on',
    })
    expect(parsed.groups).toEqual([
      { key: 'support', title: 'Поддержка' },
      { key: 'own-obrashcheniya-grazhdan', title: 'Обращения граждан' },
      { key: 'own-obrashcheniya-grazhdan-2', title: 'Обращения граждан!' },
    ])
    expect(parsed).toMatchObject({
      externalKinds: ['MUNICIPAL_BODY'],
      institutionRegistries: true,
      institutionsApart: false,
      usefulShare: '0.8',
    })
    expect(ProcessSettings.safeParse(parsed).success).toBe(true)
  })

  it.each(['1', '100', '5'])('keep a share of %s per cent as it is read', (usefulShare) => {
    const parsed = ProcessSettingsInput.parse({ ...form, usefulShare })
    expect(Number(ProcessSettings.parse(parsed).usefulShare) * 100).toBeCloseTo(Number(usefulShare), 9)
  })

  it('refuse the same title twice, a share of nothing and an unknown kind', () => {
    const twice = { 0: { key: 'a', title: 'Услуги' }, 1: { title: '«услуги»' } }
    expect(ProcessSettingsInput.safeParse({ ...form, groups: twice }).success).toBe(false)
    expect(ProcessSettingsInput.safeParse({ ...form, usefulShare: '0' }).success).toBe(false)
    expect(ProcessSettingsInput.safeParse({ ...form, externalKinds: ['NOBODY'] }).success).toBe(false)
  })
})
