/**
 * Russian names of a passport's paths: «Цель 2: целевой показатель», «Этап 5: конец». For differences, remarks,
 * documents. Pure.
 */
import { formatShort, isDateString } from '@/lib/core/dates'
import type { PassportForm } from '../form/form'
import { readPassport, type PassportFields } from '../form/passport'

export const passportSections = ['general', 'grounds', 'goals', 'effects', 'stages', 'approver'] as const
export type PassportSection = (typeof passportSections)[number]
export const sectionLabels: Record<PassportSection, string> = {
  general: 'Общие данные',
  grounds: 'Обоснование',
  goals: 'Цели',
  effects: 'Эффекты',
  stages: 'Сроки',
  approver: 'Кто утверждает',
}

const isSection = (head: string): head is PassportSection => (passportSections as readonly string[]).includes(head)

/** The part of the form that holds the path. */
export function sectionOf(path: string): PassportSection {
  const head = path.split('.')[0] ?? ''
  return isSection(head) ? head : 'general'
}

const plain: Record<string, string> = {
  '': 'Паспорт в целом',
  title: 'Название проекта',
  customer: 'Заказчик',
  process: 'Процесс',
  boundaries: 'Границы процесса',
  leader: 'Руководитель проекта',
  'leader.name': 'Руководитель проекта',
  'leader.position': 'Руководитель проекта: должность',
  'leader.personId': 'Руководитель проекта: выбран из списка',
  approver: 'Кто утверждает',
  'approver.name': 'Кто утверждает: Ф. И. О.',
  'approver.position': 'Кто утверждает: должность',
  team: 'Команда проекта',
  grounds: 'Обоснование',
  goals: 'Цели',
  effects: 'Эффекты',
  stages: 'Сроки',
}
const rowNames: Record<string, string> = { team: 'Команда', grounds: 'Обоснование', goals: 'Цель', effects: 'Эффект' }
const keyNames: Record<string, Record<string, string>> = {
  team: { name: 'Ф. И. О.', position: 'должность', personId: 'выбран из списка' },
  goals: {
    name: 'наименование',
    unit: 'единица измерения',
    direction: 'направление',
    current: 'текущий показатель',
    target: 'целевой показатель',
  },
}

/** Place of a row in its list, 1 first; 0 – it stands in none of the passports. */
function placeOf(
  list: 'team' | 'grounds' | 'goals' | 'effects',
  id: string,
  sources: readonly PassportFields[],
): number {
  for (const fields of sources) {
    const at = readPassport(fields)[list].findIndex((row) => row.id === id)
    if (at >= 0) return at + 1
  }
  return 0
}

/**
 * The name of a path. `sources`: passports in which the row's number is looked up, the first that has the row decides.
 */
export function pathLabel(path: string, ...sources: PassportFields[]): string {
  const known = plain[path]
  if (known !== undefined) return known
  const [head = '', id = '', key = ''] = path.split('.')
  if (head === 'stages') return `Этап ${id}: ${key === 'to' ? 'конец' : 'начало'}`
  if (head !== 'team' && head !== 'grounds' && head !== 'goals' && head !== 'effects') return path
  const place = placeOf(head, id, sources)
  const row = `${rowNames[head] ?? head}${place > 0 ? ` ${place}` : ''}`
  const detail = keyNames[head]?.[key]
  return detail ? `${row}: ${detail}` : row
}

/** The name of a path whose stage is said by its title, too: «Этап 5 «Разработка плана мероприятий»: конец». */
export function fullPathLabel(form: PassportForm, path: string, ...sources: PassportFields[]): string {
  const [head, number, key] = path.split('.')
  const stage = head === 'stages' ? form.stages.find((one) => String(one.number) === number) : undefined
  if (!stage) return pathLabel(path, ...sources)
  return `Этап ${stage.number} «${stage.title}»: ${stage.dates === 'SINGLE' ? 'день' : key === 'to' ? 'конец' : 'начало'}`
}

/** A field's text for people: dates as 12.01.2027, codes in words. */
export function fieldText(path: string, text: string): string {
  if (path.endsWith('.direction')) return text === 'MORE' ? 'больше – лучше' : text === 'LESS' ? 'меньше – лучше' : ''
  if (path.endsWith('.personId')) return text ? 'да' : ''
  return path.startsWith('stages.') && isDateString(text) ? formatShort(text) : text
}

/** Places of a passport that a remark may be tied to, by the parts of the form. */
export function remarkPlaces(
  form: PassportForm,
  fields: PassportFields,
): { label: string; options: { value: string; label: string }[] }[] {
  const passport = readPassport(fields)
  const option = (value: string, words = '') => ({
    value,
    label: `${fullPathLabel(form, value, fields)}${words && ` – ${words.slice(0, 60)}`}`,
  })
  const rows = (list: 'team' | 'grounds' | 'effects', keys: readonly string[], words: (at: number) => string) =>
    passport[list].flatMap(({ id }, at) => keys.map((key) => option(`${list}.${id}${key}`, words(at))))
  return [
    {
      label: sectionLabels.general,
      options: [
        ...['title', 'customer', 'process', 'boundaries', 'leader.name', 'team'].map((path) => option(path)),
        ...rows('team', ['.name'], (at) => passport.team[at]?.name ?? ''),
      ],
    },
    {
      label: sectionLabels.grounds,
      options: [option('grounds'), ...rows('grounds', [''], (at) => passport.grounds[at]?.text ?? '')],
    },
    {
      label: sectionLabels.goals,
      options: [
        option('goals'),
        ...passport.goals.flatMap(({ id, name }) =>
          ['name', 'unit', 'current', 'target'].map((key) => option(`goals.${id}.${key}`, key === 'name' ? name : '')),
        ),
      ],
    },
    {
      label: sectionLabels.effects,
      options: [option('effects'), ...rows('effects', [''], (at) => passport.effects[at]?.text ?? '')],
    },
    {
      label: sectionLabels.stages,
      options: [
        option('stages'),
        ...form.stages.flatMap(({ number, dates }) => [
          option(`stages.${number}.from`),
          ...(dates === 'RANGE' ? [option(`stages.${number}.to`)] : []),
        ]),
      ],
    },
    { label: sectionLabels.approver, options: [option('approver.name')] },
  ]
}
