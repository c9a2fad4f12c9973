/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, staff, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'tool.read': read('Просмотр применения инструментов', { ...readers, ...agencySide }),
  'tool.edit': write('Изменён уровень применения инструмента', { ...agencySide }),
  'tool.list': write('Изменён перечень инструментов', { AUTHORITY: 'tenant' }),
  'tool.visit': write('Лист посещения', { ...staff }),
})
