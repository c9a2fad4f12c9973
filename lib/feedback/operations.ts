/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write } from '@/lib/core/permissions'

const keepers = { ...staff, ...agencySide } as const
const approvers = { AUTHORITY: 'tenant', CURATOR: 'subtree' } as const
/** Who speaks for the agency before its clients. */
const tellers = { AUTHORITY: 'tenant', CURATOR: 'subtree' } as const

export const operations = defineOperations({
  'survey.read': read('Просмотр опросов', { ...readers, ...agencySide }),
  // Collecting (lib/feedback/answers).
  'survey.take': read('Ответ сотрудника на опрос', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'survey.invite': write('Разосланы приглашения на опрос', keepers),
  'survey.enter': write('Внесён ответ на опрос с бумаги, по телефону или с беседы', keepers),
  'answers.read': read('Просмотр файлов с ответами', keepers),
  'answers.prepare': write('Подготовлен перенос ответов из файла', keepers),
  'answers.load': write('Перенесены ответы из файла', keepers),
  'answers.undo': write('Отменён перенос ответов из файла', keepers),
  'desk.edit': write('Изменены планшеты точки', keepers),
  // survey: how a survey is made
  'survey.draft': read('Просмотр анкеты в работе', keepers),
  'survey.edit': write('Изменён опрос', keepers),
  'survey.start': write('Запущен опрос', keepers),
  'survey.close': write('Закрыт опрос', keepers),
  'survey.template': write('Изменены образцы опросов', staff),
  // results: what was answered
  'result.read': read('Просмотр результатов опросов', { ...readers, ...agencySide }),
  'theme.edit': write('Изменены темы слов', keepers),
  'surveyReport.edit': write('Изменён отчёт об удовлетворённости', keepers),
  'surveyReport.sign': write('Подписан отчёт об удовлетворённости', { AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  // What of a closed survey everybody reads: whoever signs the report speaks for it.
  'survey.publish': write('Изменена публикация результатов опроса', { AUTHORITY: 'tenant', CURATOR: 'subtree' }),
  // clients, situation
  'touchpoint.read': read('Просмотр точек взаимодействия', { ...readers, ...agencySide }),
  'touchpoint.edit': write('Изменена точка взаимодействия', keepers),
  'touchpoint.approve': write('Утверждён перечень точек взаимодействия', approvers),
  'segment.read': read('Просмотр сегментов клиентов', { ...readers, ...agencySide }),
  'segment.edit': write('Изменён сегмент клиентов', keepers),
  'segment.join': write('Соединены одинаковые сегменты', staff),
  'segment.apart': write('Решено, одинаковы ли похожие сегменты', staff),
  'segment.approve': write('Утверждены сегменты клиентов', approvers),
  'order.read': read('Просмотр порядков работы с клиентами', { ...readers, ...agencySide }),
  'order.edit': write('Изменён порядок работы с клиентами', approvers),
  'situation.read': read('Просмотр жизненных ситуаций', { ...readers, ...agencySide }),
  'situation.edit': write('Изменена жизненная ситуация', keepers),
  'situation.rank': write('Изменены оценки жизненной ситуации', staff),
  'situation.decide': write('Записано решение о жизненной ситуации', approvers),
  'journey.edit': write('Изменена карта пути клиента', keepers),
  'study.read': read('Просмотр исследований потребностей', { ...readers, ...agencySide }),
  'study.edit': write('Изменено исследование потребностей', keepers),
  'study.publish': write('Изменена публикация исследования', approvers),

  // told: problems, words to the agency, complaint topics
  'problem.read': read('Просмотр проблем', { ...readers, ...agencySide }),
  'problem.edit': write('Изменена проблема', keepers),
  'problem.settle': write('Решено, что с проблемой', keepers),
  'problem.tell': write('Людям сказано о проблеме', tellers),
  'message.read': read('Просмотр слов жителей', { ...readers, ...agencySide }),
  'message.answer': write('Ответ на слово жителя', keepers),
  'topic.edit': write('Изменены темы жалоб', keepers),
})
