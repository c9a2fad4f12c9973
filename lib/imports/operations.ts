/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, staff, write } from '@/lib/core/permissions'

/** Whoever may load a list of some kind; each kind asks its own operation besides. */
const importers = { ...staff, ...agencySide } as const

export const operations = defineOperations({
  'import.read': read('Просмотр загрузок из таблиц', importers),
  'import.prepare': write('Подготовлена загрузка таблицы', importers),
  'import.undo': write('Загрузка таблицы отменена', importers),
})
