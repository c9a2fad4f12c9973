/** Russian texts of the list. Pure. */
import type { ProjectColumn } from './filter'

/** Headings of the list's columns, on the screen and in the export. */
export const projectColumnLabels: Record<ProjectColumn, string> = {
  number: '№',
  title: 'Проект',
  kind: 'Вид',
  agency: 'Ведёт',
  leader: 'Руководитель',
  status: 'Состояние',
  stage: 'Этап',
  starts: 'Начало',
  ends: 'Окончание',
  ground: 'Основание',
  portfolio: 'Портфель',
  updated: 'Изменён',
}
