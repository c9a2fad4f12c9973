/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write } from '@/lib/core/permissions'

const keepers = { ...staff, ...agencySide } as const

export const operations = defineOperations({
  'survey.read': read('Просмотр опросов', { ...readers, ...agencySide }),
  // Collecting (lib/feedback/answers).
  'survey.take': read('Ответ сотрудника на опрос', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'survey.invite': write('Разосланы приглашения на опрос', keepers),
  'survey.enter': write('Внесён ответ на опрос с бумаги, по телефону или с беседы', keepers),
  'desk.edit': write('Изменены планшеты точки', keepers),
  // survey: how a survey is made
  'survey.edit': write('Изменён опрос', keepers),
  'survey.start': write('Запущен опрос', keepers),
  'survey.close': write('Закрыт опрос', keepers),
  'survey.template': write('Изменены образцы опросов', staff),
})
