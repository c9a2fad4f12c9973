/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write } from '@/lib/core/permissions'

const keepers = { ...staff, ...agencySide } as const
/** Who speaks for the agency before its clients. */
const tellers = { AUTHORITY: 'tenant', CURATOR: 'subtree' } as const

export const operations = defineOperations({
  'survey.read': read('Просмотр опросов', { ...readers, ...agencySide }),

  // told: problems, words to the agency, complaint topics
  'problem.read': read('Просмотр проблем', { ...readers, ...agencySide }),
  'problem.edit': write('Изменена проблема', keepers),
  'problem.settle': write('Решено, что с проблемой', keepers),
  'problem.tell': write('Людям сказано о проблеме', tellers),
  'message.read': read('Просмотр слов жителей', { ...readers, ...agencySide }),
  'message.answer': write('Ответ на слово жителя', keepers),
  'topic.edit': write('Изменены темы жалоб', keepers),
})
