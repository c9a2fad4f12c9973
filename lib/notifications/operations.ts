/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'notification.read': read('Просмотр уведомлений', {
    ...readers,
    ...agencySide,
    EMPLOYEE: 'own',
    COUNCIL_MEMBER: 'tenant',
  }),
  'notification.mark': write('Уведомления прочитаны', {
    ...readers,
    ...agencySide,
    EMPLOYEE: 'own',
    COUNCIL_MEMBER: 'tenant',
  }),
})
