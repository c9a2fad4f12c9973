/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'plan.read': read('Просмотр плана программы', { ...readers, ...agencySide }),
  'plan.edit': write('Изменён план программы', { AUTHORITY: 'tenant' }),
  'plan.enterFact': write('Внесён факт показателя', { ...staff, CURATOR: 'subtree' }),
  'plan.publish': write('Опубликован ход программы', { AUTHORITY: 'tenant' }),
})
