import { describe, expect, it } from 'vitest'
import { changesOf, compareRegistries, countLines, entriesOf, type Entry } from '@/lib/processes/registry/entry'
import { changeText, kindText } from '@/lib/processes/registry/labels'

const party = (agencyId: string, unitId: string | null = null) => ({
  agencyId,
  agency: `Орган ${agencyId}`,
  unitId,
  unit: unitId ? `отдел ${unitId}` : '',
})
const entry = (more: Partial<Entry> = {}): Entry => ({
  id: 'p1',
  code: 'СЗ-07',
  name: 'Назначение выплаты',
  kind: 'WITHIN',
  group: 'support',
  groupTitle: 'Меры поддержки',
  carries: '',
  carriesTitle: '',
  owner: party('a', 'u1'),
  representative: 'Лебедева, начальник отдела',
  participants: [party('b')],
  inputs: ['заявление'],
  outputs: ['решение'],
  consumers: [{ name: 'граждане', side: 'external', needs: '' }],
  regulations: [],
  systems: [],
  indicators: [{ name: 'Срок', key: true, unit: 'дней', now: '30', target: '30' }],
  runsPerYear: 4650,
  federalId: '',
  links: [],
  ...more,
})
/** Without regard to which spaces may break. */
const words = (more: Partial<Entry>) =>
  changesOf(entry(), entry(more)).map((change) => changeText(change).replaceAll('\u00a0', ' '))

describe('what has changed', () => {
  it.each<[string, Partial<Entry>, string[]]>([
    ['nothing', {}, []],
    ['the number of runs', { runsPerYear: 12000 }, ['в год: 4650 → 12 000']],
    ['runs that are not known', { runsPerYear: null }, ['в год: 4650 → нет']],
    ['the unit', { owner: party('a', 'u2') }, ['подразделение: отдел u1 → отдел u2']],
    ['the owner', { owner: party('c') }, ['владелец: Орган a → Орган c', 'подразделение: отдел u1 → нет']],
    ['the kind', { kind: 'BETWEEN' }, ['вид: внутриведомственный → межведомственный']],
    [
      'code and name',
      { code: 'СЗ-8', name: 'Выплата' },
      ['код: СЗ-07 → СЗ-8', 'название: Назначение выплаты → Выплата'],
    ],
    ['group', { group: '', groupTitle: '' }, ['группа: Меры поддержки → нет']],
    ['what it carries', { carries: 's', carriesTitle: 'услуга' }, ['что несёт: нет → услуга']],
    ['the number in the federal registry', { federalId: '47' }, ['номер в федеральном реестре: нет → 47']],
    ['who represents', { representative: '' }, ['представитель владельца: Лебедева, начальник отдела → нет']],
    ['inputs', { inputs: ['справка', 'снилс', 'паспорт'] }, ['входы: + справка, снилс и ещё 1; − заявление']],
    ['outputs', { outputs: [] }, ['результаты: − решение']],
    ['participants', { participants: [party('b', 'u9')] }, ['участники: + Орган b, отдел u9; − Орган b']],
    [
      'regulations and systems',
      { regulations: ['приказ'], systems: ['ЕИС'] },
      ['регламенты: + приказ', 'системы: + ЕИС'],
    ],
    [
      'what a consumer asks',
      { consumers: [{ name: 'Граждане', side: 'internal', needs: 'быстро' }] },
      ['вид потребителя «Граждане»: внешний → внутренний', 'требования потребителя «Граждане»: нет → быстро'],
    ],
    [
      "an indicator's target",
      { indicators: [{ name: 'Срок', key: true, unit: 'дней', now: '30', target: '15' }] },
      ['цель показателя «Срок»: 30 дней → 15 дней'],
    ],
    [
      'an indicator in all',
      { indicators: [{ name: 'Срок', key: false, unit: 'часов', now: '31', target: '30' }] },
      [
        'цель показателя «Срок»: 30 дней → 30 часов',
        'показатель сейчас «Срок»: 30 → 31',
        'ключевой показатель «Срок»: да → нет',
      ],
    ],
    [
      'links',
      { links: [{ toId: 'p2', to: 'А-1 Другой', what: 'решение' }] },
      ['кому передаётся результат: + А-1 Другой'],
    ],
  ])('%s', (_name, more, expected) => expect(words(more)).toEqual(expected))

  it('tells a unit of measure that changes without a target', () => {
    const of = (unit: string) => entry({ indicators: [{ name: 'Срок', key: true, unit, now: '3', target: '' }] })
    expect(changesOf(of('дней'), of('часов')).map(changeText)).toEqual(['единица показателя «Срок»: дней → часов'])
  })

  it('is not that somebody is called otherwise, nor that a list is in another order', () => {
    const renamed = { ...party('a', 'u1'), agency: 'Новое имя', unit: 'отдел выплат' }
    expect(
      words({ owner: renamed, groupTitle: 'Поддержка', participants: [{ ...party('b'), agency: 'Иначе' }] }),
    ).toEqual([])
    expect(changesOf(entry({ inputs: ['а1', 'б2'] }), entry({ inputs: ['Б2', '«а1»'] }))).toEqual([])
  })
})

describe('two states of a registry', () => {
  const of = (id: string, more: Partial<Entry> = {}) => entry({ id, code: id, ...more })
  it('have each process once, changed before added, removed and the same, in the order of the codes', () => {
    const before = [of('А-10'), of('А-2'), of('А-3')]
    const after = [of('А-2'), of('А-10', { name: 'Иначе' }), of('А-5'), of('А-4')]
    const lines = compareRegistries(before, after)
    expect(lines.map(({ state, entry: { code } }) => `${state} ${code}`)).toEqual([
      'changed А-10',
      'added А-4',
      'added А-5',
      'removed А-3',
      'same А-2',
    ])
    const counts = countLines(lines)
    expect(counts).toEqual({ changed: 1, added: 2, removed: 1, same: 1 })
    expect(before.length + counts.added - counts.removed).toBe(after.length)
    expect(compareRegistries(after, before).map(({ state }) => state)).toEqual([
      'changed',
      'added',
      'removed',
      'removed',
      'same',
    ])
  })

  it('are read back from what was frozen; what cannot be read is none', () => {
    expect(entriesOf(JSON.parse(JSON.stringify({ entries: [entry()] })))).toEqual([entry()])
    expect([entriesOf({}), entriesOf(null), entriesOf({ entries: [{ id: 1 }] })]).toEqual([[], [], []])
  })
})

describe('words of a line', () => {
  it('name the kind and the group', () => {
    expect(kindText({ kind: 'BETWEEN', groupTitle: 'Меры поддержки' })).toBe('межведомственный · меры поддержки')
    expect(kindText({ kind: 'WITHIN', groupTitle: '' })).toBe('внутриведомственный')
  })
})
