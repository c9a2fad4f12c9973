import type { ProjectHeader } from '@/lib/projects/opening/queries'

/**
 * Pages of a project, in the order of the tabs. A tab stands here only when its page exists; `when` leaves it out where
 * it has nothing to say yet.
 */
export const projectTabs: readonly { segment: string; label: string; when?: (project: ProjectHeader) => boolean }[] = [
  { segment: '', label: 'Обзор' },
  { segment: 'passport', label: 'Паспорт' },
  { segment: 'stages', label: 'Этапы', when: ({ approved }) => approved },
  { segment: 'tasks', label: 'Задачи' },
  { segment: 'results', label: 'Результаты', when: ({ approved }) => approved },
  { segment: 'notes', label: 'Встречи' },
  { segment: 'reports', label: 'Отчёты', when: ({ approved, can }) => approved && can.reports },
  { segment: 'feed', label: 'Лента' },
]
