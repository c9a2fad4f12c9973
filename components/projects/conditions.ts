import { projectKindLabels } from '@/lib/projects/state/labels'
import { projectQuery, type ProjectFilter } from '@/lib/projects/list/filter'

/** The conditions of the list in words, each with a link that takes it away. */
export function conditionsOf(
  filter: ProjectFilter,
  names: { agency: string | null; portfolio: string | null },
): { key: string; label: string; query: string }[] {
  const all: [boolean, string, string, Partial<ProjectFilter>][] = [
    [filter.q !== '', 'q', `Слова: ${filter.q}`, { q: '' }],
    [filter.kind !== null, 'kind', filter.kind ? `Вид: ${projectKindLabels[filter.kind]}` : '', { kind: null }],
    [filter.agency !== null, 'agency', `Орган: ${names.agency ?? 'не найден'}`, { agency: null }],
    [filter.portfolio !== null, 'portfolio', `Портфель: ${names.portfolio ?? 'не найден'}`, { portfolio: null }],
    [filter.year !== null, 'year', `${filter.year} год`, { year: null }],
    [filter.late, 'late', 'Просрочен этап', { late: false }],
    [filter.measure, 'measure', 'Пора измерить результат', { measure: false }],
    [filter.mine, 'mine', 'Мои', { mine: false }],
  ]
  return all.flatMap(([on, key, label, change]) => (on ? [{ key, label, query: projectQuery(filter, change) }] : []))
}
