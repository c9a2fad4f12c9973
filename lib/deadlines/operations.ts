/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'deadline.read': read('Просмотр календаря', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'feed.make': write('Создана подписка на календарь', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'feed.revoke': write('Отозвана подписка на календарь', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'digest.choose': write('Изменена сводка сроков', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
})
