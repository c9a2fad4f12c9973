/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'practice.read': read('Просмотр практик', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'practice.edit': write('Изменена практика', { ...agencySide }),
  'practice.submit': write('Практика отправлена или отозвана', { CURATOR: 'subtree' }),
  'practice.decide': write('Рассмотрена практика', { ...staff }),
  'practice.withdraw': write('Практика снята с публикации', { ...staff }),
})
