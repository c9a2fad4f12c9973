/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write } from '@/lib/core/permissions'

const keepers = { ...staff, ...agencySide } as const

export const operations = defineOperations({
  'survey.read': read('Просмотр опросов', { ...readers, ...agencySide }),
  // survey: how a survey is made
  'survey.edit': write('Изменён опрос', keepers),
  'survey.start': write('Запущен опрос', keepers),
  'survey.close': write('Закрыт опрос', keepers),
  'survey.template': write('Изменены образцы опросов', staff),
  // results: what was answered
  'result.read': read('Просмотр результатов опросов', { ...readers, ...agencySide }),
  'theme.edit': write('Изменены темы слов', keepers),
  'surveyReport.edit': write('Изменён отчёт об удовлетворённости', keepers),
  'surveyReport.sign': write('Подписан отчёт об удовлетворённости', { AUTHORITY: 'tenant', CURATOR: 'subtree' }),
})
