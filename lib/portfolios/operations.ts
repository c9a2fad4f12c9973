/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'portfolio.read': read('Просмотр портфелей', { ...readers, ...agencySide }),
  'portfolio.readTask': read('Просмотр общих задач портфелей', { ...readers, ...agencySide, EMPLOYEE: 'own' }),
  'portfolio.doTask': write('Изменено состояние общей задачи портфеля', { ...staff, ...agencySide, EMPLOYEE: 'own' }),
})
