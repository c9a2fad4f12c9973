/** What can be done here, in whose words the journal says it, and which roles may. */
import { agencySide, defineOperations, read, readers, write } from '@/lib/core/permissions'

export const operations = defineOperations({
  'file.read': read('Просмотр файлов', { ...readers, ...agencySide }),
  'file.upload': write('Загружен файл', { AUTHORITY: 'tenant', METHODOLOGIST: 'tenant', ...agencySide }),
})
