/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write, type Relation } from '@/lib/core/permissions'

const assignee: Relation = { name: 'assignee', words: 'кому поручена общая задача', roles: ['EMPLOYEE'] }

export const operations = defineOperations({
  'portfolio.read': read('Просмотр портфелей', { ...readers, ...agencySide }),
  'portfolio.readTask': read(
    'Просмотр общих задач портфелей',
    { ...readers, ...agencySide, EMPLOYEE: 'own' },
    assignee,
  ),
  'portfolio.doTask': write('Изменено состояние общей задачи портфеля', { ...staff, ...agencySide }, assignee),
})
